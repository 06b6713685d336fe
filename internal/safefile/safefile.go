// Package safefile reads and writes files whose names or contents come from others. It opens regular
// files only, never waits for a pipe or a device, reads no more than a limit, and can stay below a
// folder, also where symbolic links lead out of it. What it writes is written completely or not at all.
//
// No other package opens files; imports_test.go holds that.
package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// MaxSize is how many bytes of a file are read at most. No file that is meant to be read has so many: a
// large lock file has one or two million.
const MaxSize = 10 << 20

// ErrReadOnly is the error of Write for a file that nobody may write.
var ErrReadOnly = errors.New("the file is read-only")

// NotRegularError is the error for a folder, pipe, device or socket where a file is expected.
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

// TooLargeError is the error for a file of more bytes than Limit, which is MaxSize.
type TooLargeError struct{ Limit int64 }

func (e *TooLargeError) Error() string { return fmt.Sprintf("larger than %d MiB", e.Limit>>20) }

// OutsideError is the error for a symbolic link that leads out of the folder that is read. It is
// an fs.ErrInvalid, too: whether the file exists is not looked at.
type OutsideError struct{ Folder string }

func (e *OutsideError) Error() string { return "a symbolic link leads out of " + e.Folder }

// Is makes it an fs.ErrInvalid.
func (e *OutsideError) Is(target error) bool { return target == fs.ErrInvalid }

// Read reads a file that a person named: symbolic links are followed wherever they lead. The error is a *NotRegularError, a *TooLargeError or one of the file system, in an *fs.PathError.
func Read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, wrap("open", path, err)
	}
	if err := regular(path, info); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, readFlags, 0)
	if err != nil {
		return nil, wrap("open", path, err)
	}
	defer file.Close()
	return readFile(file, path)
}

// ReadFrom reads a file of a Folder, or of what a test puts in its place. Its errors are those of Open, a
// *NotRegularError for a folder, and a *TooLargeError.
func ReadFrom(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readFile(file, name)
}

// ReadAll reads to the end of r, such as standard input. The error is a *TooLargeError when that is not within
// MaxSize bytes.
func ReadAll(r io.Reader) ([]byte, error) { return readAll(r, 0) }

// readAll is ReadAll where the size is likely known.
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

// readFile reads an opened file. Its kind is looked at again: the name may lead to another one by now.
func readFile(file fs.File, path string) ([]byte, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := regular(path, info); err != nil {
		return nil, err
	}
	if info.Size() > MaxSize {
		return nil, &fs.PathError{Op: "read", Path: path, Err: &TooLargeError{MaxSize}}
	}
	text, err := readAll(file, info.Size())
	return text, wrap("read", path, err)
}

func regular(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "read", Path: path, Err: &NotRegularError{info.Mode()}}
}

// wrap gives an error the name that was asked for, in place of the names that it has.
func wrap(operation, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: operation, Path: name, Err: Cause(err)}
}

// Cause leaves out the operation and the names that errors of the file system begin with.
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
