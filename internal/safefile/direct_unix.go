//go:build unix

package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// openDirectly opens a regular file that is directly in the folder and not a symbolic link. This is the common case, and
// needs half of the system calls that os.Root needs. It returns false for everything else, including errors.
func (f Root) openDirectly(name string) (*os.File, bool) {
	path, ok := f.direct(name)
	if !ok || !isRegular(path) {
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

// readDirectly is the same for reading a file as a whole. The error is fs.ErrNotExist, or errIndirect for everything else.
func (f Root) readDirectly(name string) ([]byte, error) {
	path, ok := f.direct(name)
	if !ok {
		return nil, errIndirect
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, wrap("open", name, err)
	}
	if err != nil || !info.Mode().IsRegular() {
		return nil, errIndirect
	}
	text, ok := ReadListed(path, MaxSize)
	if !ok {
		return nil, errIndirect
	}
	return text, nil
}

// ReadListed reads a file that a listing of its folder shows as a regular file, in few system calls. ok is false if the file is something
// else by now, has more than maxSize bytes, or cannot be read: Root.ReadFile then has the error.
func ReadListed(path string, maxSize int64) (text []byte, ok bool) {
	return readRegular(path, readFlags|syscall.O_NOFOLLOW, maxSize)
}

// direct returns the path of a name directly in the folder.
func (f Root) direct(name string) (path string, ok bool) {
	if f == "" || strings.Contains(name, "/") {
		return "", false
	}
	return filepath.Join(string(f), name), true
}

// isRegular reports whether a path is that of a regular file and not of a symbolic link.
func isRegular(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// readRegular reads a regular file of up to maxSize bytes, with half of the system calls of an os.File. It returns false for everything else,
// including errors, and for a file that grows meanwhile.
func readRegular(path string, flags int, maxSize int64) (text []byte, ok bool) {
	file, err := uninterrupted(func() (int, error) { return syscall.Open(path, flags|syscall.O_CLOEXEC, 0) })
	if err != nil {
		return nil, false
	}
	defer syscall.Close(file)
	var info syscall.Stat_t
	_, err = uninterrupted(func() (int, error) { return 0, syscall.Fstat(file, &info) })
	if err != nil || info.Mode&syscall.S_IFMT != syscall.S_IFREG || info.Size > maxSize {
		return nil, false
	}
	text = make([]byte, info.Size+1) // only at its end has a file fewer bytes than there is space for
	read := 0
	for read < len(text) {
		n, err := uninterrupted(func() (int, error) { return syscall.Read(file, text[read:]) })
		if err != nil {
			return nil, false
		}
		if read += n; n == 0 || read == int(info.Size) {
			return text[:read], true
		}
	}
	return nil, false
}

// uninterrupted repeats a system call that a signal interrupts.
func uninterrupted(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); err != syscall.EINTR {
			return n, err
		}
	}
}
