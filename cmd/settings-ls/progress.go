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
func progress(w io.Writer, done *atomic.Int64, total int) (stop func()) {
	ticker := time.NewTicker(300 * time.Millisecond)
	over := tell(w, done, total, ticker.C)
	return func() {
		ticker.Stop()
		over()
	}
}

// tell writes the line anew at each tick. stop wipes it.
func tell(w io.Writer, done *atomic.Int64, total int, ticks <-chan time.Time) (stop func()) {
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
