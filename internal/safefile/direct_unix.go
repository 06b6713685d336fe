//go:build unix

package safefile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// openDirectly opens a regular file that is directly in the folder and not a symbolic link. This is the common case, and
// needs half of the system calls that os.Root needs. It returns false for everything else, including errors.
func (f Root) openDirectly(name string) (*os.File, bool) {
	if f == "" || strings.Contains(name, "/") {
		return nil, false
	}
	path := filepath.Join(string(f), name)
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	file, err := os.OpenFile(path, readFlags|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, false
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() { // the file may have been replaced since
		file.Close()
		return nil, false
	}
	return file, true
}
