//go:build !windows

package lsp

import (
	"errors"
	"syscall"
	"time"
)

// outlive ends the connection when the process is gone (LSP 3.18, processId of initialize).
func (s *server) outlive(process int) {
	tick := time.NewTicker(3 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
			if errors.Is(syscall.Kill(process, 0), syscall.ESRCH) {
				s.log.Printf("the editor, process %d, is gone", process)
				s.stop()
				return
			}
		}
	}
}
