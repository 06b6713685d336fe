package main

import (
	"bytes"
	"sync/atomic"
	"testing"
	"time"
)

// TestProgress: the line is rewritten at each tick and removed at the end; a run without a tick writes nothing.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	var done atomic.Int64
	showProgress(&out, &done, 9, nil)()
	if out.Len() > 0 {
		t.Errorf("a short run writes %q", out.String())
	}
	ticks := make(chan time.Time)
	stop := showProgress(&out, &done, 9, ticks)
	done.Store(4)
	ticks <- time.Time{}
	stop()
	if want := "\r\x1b[Kchecked 4 of 9 files\r\x1b[K"; out.String() != want {
		t.Errorf("wrote %q, want %q", out.String(), want)
	}
}
