//go:build !windows

package lsp

import (
	"errors"
	"syscall"
	"time"
)

// exitWith ends the connection when the client process has ended (LSP 3.18, processId of initialize).
func (s *server) exitWith(process int) {
	tick := time.NewTicker(3 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
			if errors.Is(syscall.Kill(process, 0), syscall.ESRCH) {
				s.log.Printf("the editor (process %d) has exited", process)
				s.stop()
				return
			}
		}
	}
}
