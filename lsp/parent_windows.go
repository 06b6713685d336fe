package lsp

import "os"

// exitWith ends the connection when the client process has ended (LSP 3.18, processId of initialize).
func (s *server) exitWith(process int) {
	parent, err := os.FindProcess(process)
	if err == nil {
		_, err = parent.Wait()
	}
	if err == nil {
		s.log.Printf("the editor (process %d) has exited", process)
		s.stop()
	}
}
