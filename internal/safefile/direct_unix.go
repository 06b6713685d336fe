//go:build unix

package safefile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// openDirectly opens a regular file that lies in the folder itself and is no symbolic link. That is what nearly all
// files are that a program looks at, and needs half of the system calls that an os.Root needs. It reports false for
// everything else, also for errors.
func (f Folder) openDirectly(name string) (*os.File, bool) {
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
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() { // the name may lead elsewhere by now
		file.Close()
		return nil, false
	}
	return file, true
}
