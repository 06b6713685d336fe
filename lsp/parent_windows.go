package lsp

import "os"

// outlive ends the connection when the process is gone (LSP 3.18, processId of initialize).
func (s *server) outlive(process int) {
	parent, err := os.FindProcess(process)
	if err == nil {
		_, err = parent.Wait()
	}
	if err == nil {
		s.log.Printf("the editor, process %d, is gone", process)
		s.stop()
	}
}
