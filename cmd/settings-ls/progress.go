package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// progress keeps a line on a terminal about how many files are done, for runs that take longer than
// a moment. The line is gone when the run is over.
func progress(w io.Writer, total int) func(done *atomic.Int64) (stop func()) {
	return func(done *atomic.Int64) func() {
		ticker := time.NewTicker(300 * time.Millisecond)
		stop := tell(w, total, done, ticker.C)
		return func() {
			ticker.Stop()
			stop()
		}
	}
}

// tell writes the line anew at each tick. stop wipes it.
func tell(w io.Writer, total int, done *atomic.Int64, ticks <-chan time.Time) (stop func()) {
	over := make(chan struct{})
	var telling sync.WaitGroup
	telling.Go(func() {
		written := false
		for {
			select {
			case <-ticks:
				written = true
				fmt.Fprintf(w, "\r\x1b[Kchecked %d of %d files", done.Load(), total)
			case <-over:
				if written {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			}
		}
	})
	return func() {
		close(over)
		telling.Wait()
	}
}
