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
	hide := showProgress(w, done, total, ticker.C)
	return func() {
		ticker.Stop()
		hide()
	}
}

// showProgress rewrites the line at each tick. stop removes it.
func showProgress(w io.Writer, done *atomic.Int64, total int, ticks <-chan time.Time) (stop func()) {
	stopped := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		written := false
		for {
			select {
			case <-ticks:
				written = true
				fmt.Fprintf(w, "\r\x1b[Kchecked %d of %d files", done.Load(), total)
			case <-stopped:
				if written {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			}
		}
	})
	return func() {
		close(stopped)
		writer.Wait()
	}
}
