//go:build !unix

package safefile

import "os"

// openDirectly returns false, since this platform cannot open a file without following a symbolic link.
func (f Root) openDirectly(string) (*os.File, bool) { return nil, false }
