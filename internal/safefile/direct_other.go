//go:build !unix

package safefile

import "os"

// openDirectly reports false: here a file cannot be opened so that a symbolic link in its place is not followed.
func (f Folder) openDirectly(string) (*os.File, bool) { return nil, false }
