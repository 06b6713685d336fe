package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// progress shows on a terminal how many files are done, for runs that take a while. The line is removed at the
// end.
func progress(w io.Writer, done *atomic.Int64, total int) (stop func()) {
	ticker := time.NewTicker(300 * time.Millisecond)
	over := tell(w, done, total, ticker.C)
	return func() {
		ticker.Stop()
		over()
	}
}

// tell rewrites the line at each tick. stop removes it.
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
