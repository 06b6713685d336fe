package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Root is the path of a folder that reads cannot leave: names are relative to it, and symbolic links are followed only
// within it. It implements fs.ReadFileFS. The folder is open only during a read, so many Roots do not use up file descriptors.
type Root string

// MaxEntries is the maximum number of entries that ReadDir returns.
const MaxEntries = 10_000

// Open opens a regular file or a folder. All errors are *fs.PathError. They wrap a *NotRegularError for other kinds of
// file, an *OutsideError for a path outside of the folder, or an error of the file system.
func (f Root) Open(name string) (fs.File, error) {
	if file, ok := f.openDirectly(name); ok {
		return file, nil
	}
	var file *os.File
	err := f.inRoot("open", name, func(root *os.Root, name string) (err error) {
		info, err := root.Stat(name)
		if err == nil && checkOpenable(info) == nil {
			file, err = root.OpenFile(name, readFlags, 0)
		} else if err == nil {
			err = checkOpenable(info)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	info, err := file.Stat() // the file may have been replaced since
	if err == nil {
		err = checkOpenable(info)
	}
	if err != nil {
		return nil, errors.Join(&fs.PathError{Op: "open", Path: name, Err: err}, file.Close())
	}
	return file, nil
}

// ReadFile reads a regular file. Errors are those of Open, a *NotRegularError for a folder, or a *TooLargeError.
func (f Root) ReadFile(name string) ([]byte, error) {
	text, err := f.readDirectly(name)
	if err == errIndirect {
		return readOpened(f, name)
	}
	return text, err
}

// errIndirect is the error of reading directly what is not a regular file directly in the folder, or cannot be read.
var errIndirect = errors.New("not a regular file of the folder")

// Stat returns the file info of a name without opening it.
func (f Root) Stat(name string) (info fs.FileInfo, err error) {
	err = f.inRoot("stat", name, func(root *os.Root, name string) (err error) {
		info, err = root.Stat(name)
		return err
	})
	return info, err
}

// ReadDir returns the entries of a folder, sorted by name: at most MaxEntries, the first that the file system returns.
func (f Root) ReadDir(name string) ([]fs.DirEntry, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	folder, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	entries, err := folder.ReadDir(MaxEntries)
	if len(entries) > 0 {
		err = nil
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// Contains reports whether a path is in the folder, after following the symbolic links of both. It is false if the path does
// not exist.
func (f Root) Contains(path string) bool {
	_, ok := f.resolve(path)
	return ok
}

// inRoot calls do with a name. If os.Root rejects the name because of an absolute symbolic link that leads into the
// folder, it calls do again with the resolved name.
func (f Root) inRoot(operation, name string, do func(root *os.Root, name string) error) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: operation, Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(withTrailingSeparator(string(f)))
	if err != nil {
		return err
	}
	defer root.Close()
	err = do(root, filepath.FromSlash(name))
	if !isEscapeError(err) {
		return wrap(operation, name, err)
	}
	resolved, ok := f.resolve(filepath.Join(string(f), filepath.FromSlash(name)))
	if !ok {
		return &fs.PathError{Op: operation, Path: name, Err: &OutsideError{string(f)}}
	}
	if err = do(root, resolved); isEscapeError(err) {
		err = &OutsideError{string(f)}
	}
	return wrap(operation, name, err)
}

// withTrailingSeparator appends a separator to the path of a folder, so that opening a named pipe fails instead of waiting. An empty
// path stays empty.
func withTrailingSeparator(path string) string {
	if path == "" {
		return path
	}
	return path + string(filepath.Separator)
}

// resolve follows the symbolic links of a path, and returns it relative to the folder; ok reports whether it is in the folder.
func (f Root) resolve(path string) (below string, ok bool) {
	folder, err := filepath.EvalSymlinks(string(f))
	if err != nil {
		return "", false
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", false
	}
	if below, err = filepath.Rel(folder, target); err != nil || !filepath.IsLocal(below) {
		return "", false
	}
	return below, true
}

// isEscapeError reports whether os.Root rejected a name: that is the only error of its methods that is neither a system error
// nor one of this package.
func isEscapeError(err error) bool {
	var number syscall.Errno
	var notRegular *NotRegularError
	return err != nil && !errors.As(err, &number) && !errors.As(err, &notRegular)
}

func checkOpenable(info fs.FileInfo) error {
	if info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	return &NotRegularError{info.Mode()}
}
