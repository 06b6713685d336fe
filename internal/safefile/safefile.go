// Package safefile reads and writes files whose names or contents are untrusted. It opens regular files only, never waits
// for a pipe or device, limits the size, and can confine reads to a folder even if symbolic links lead out of it. Writes
// are atomic where the file system allows it.
//
// No other package opens files; imports_test.go checks this.
package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// MaxSize is the maximum size of a file in bytes. Files that are meant to be read are smaller: a large lock file has one or
// two million.
const MaxSize = 10 << 20

// ErrReadOnly is the error of Write for a file without write permission.
var ErrReadOnly = errors.New("the file is read-only")

// NotRegularError is the error for a folder, pipe, device or socket where a regular file is expected.
type NotRegularError struct{ Mode fs.FileMode }

func (e *NotRegularError) Error() string {
	kind := "special file"
	switch {
	case e.Mode.IsDir():
		kind = "folder"
	case e.Mode&fs.ModeNamedPipe != 0:
		kind = "named pipe"
	case e.Mode&fs.ModeSocket != 0:
		kind = "socket"
	case e.Mode&fs.ModeDevice != 0:
		kind = "device"
	}
	return "is a " + kind + ", not a regular file"
}

// TooLargeError is the error for a file larger than Limit bytes.
type TooLargeError struct{ Limit int64 }

func (e *TooLargeError) Error() string { return fmt.Sprintf("larger than %d MiB", e.Limit>>20) }

// OutsideError is the error for a symbolic link that leads out of a Root. It matches fs.ErrInvalid, not
// fs.ErrNotExist, since whether the target exists is not checked.
type OutsideError struct{ Folder string }

func (e *OutsideError) Error() string { return "a symbolic link leads out of " + e.Folder }

// Is reports whether target is fs.ErrInvalid.
func (e *OutsideError) Is(target error) bool { return target == fs.ErrInvalid }

// Read reads a file that the user named: symbolic links are followed anywhere. All errors are *fs.PathError. They wrap a
// *NotRegularError, a *TooLargeError or an error of the file system.
func Read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, wrap("open", path, err)
	}
	if err := checkRegular(path, info); err != nil {
		return nil, err
	}
	if text, ok := readRegular(path, readFlags, MaxSize); ok {
		return text, nil
	}
	file, err := os.OpenFile(path, readFlags, 0)
	if err != nil {
		return nil, wrap("open", path, err)
	}
	defer file.Close()
	return readFile(file, path)
}

// ReadFrom reads a file of a Root, or of another fs.FS in tests. Errors are those of Open, a *NotRegularError for a
// folder, or a *TooLargeError.
func ReadFrom(files fs.FS, name string) ([]byte, error) {
	if root, ok := files.(Root); ok {
		return root.ReadFile(name)
	}
	return readOpened(files, name)
}

// readOpened opens and reads a file.
func readOpened(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readFile(file, name)
}

// ReadAll reads r to the end. The error is a *TooLargeError if it has more than MaxSize bytes.
func ReadAll(r io.Reader) ([]byte, error) { return readAll(r, 0) }

// readAll is ReadAll with a size hint.
func readAll(r io.Reader, size int64) ([]byte, error) {
	text := make([]byte, 0, max(0, min(size, MaxSize))+512)
	r = io.LimitReader(r, MaxSize+1)
	for {
		if len(text) == cap(text) {
			text = append(text, 0)[:len(text)]
		}
		n, err := r.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if errors.Is(err, io.EOF) {
			err = nil
			if len(text) > MaxSize {
				err = &TooLargeError{MaxSize}
			}
			return text, err
		}
		if err != nil {
			return text, err
		}
	}
}

// readFlags open a pipe without waiting for its other end.
const readFlags = os.O_RDONLY | syscall.O_NONBLOCK

// readFile reads an opened file. It checks the kind of file again, since the path may lead to another file by now.
func readFile(file fs.File, path string) ([]byte, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := checkRegular(path, info); err != nil {
		return nil, err
	}
	if info.Size() > MaxSize {
		return nil, &fs.PathError{Op: "read", Path: path, Err: &TooLargeError{MaxSize}}
	}
	text, err := readAll(file, info.Size())
	return text, wrap("read", path, err)
}

func checkRegular(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "read", Path: path, Err: &NotRegularError{info.Mode()}}
}

// wrap returns err as an *fs.PathError with the operation and name that the caller used.
func wrap(operation, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: operation, Path: name, Err: Cause(err)}
}

// Cause returns an error of the file system without the operation and file names that it begins with.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
