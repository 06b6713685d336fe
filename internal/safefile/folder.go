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

// Folder is the path of a folder that reads do not leave: names count from it, and symbolic links are
// followed only where they stay below it. It is an fs.FS. It opens the folder only for the time of a
// read, so that a thousand of them hold no file.
type Folder string

// MaxEntries bounds what ReadDir gives.
const MaxEntries = 10_000

// Open opens a regular file or a folder. The error is a *NotRegularError for anything else, an
// *OutsideError for what does not lie below the folder, or one of the file system, in an *fs.PathError.
func (f Folder) Open(name string) (fs.File, error) {
	if file, ok := f.openDirectly(name); ok {
		return file, nil
	}
	var file *os.File
	err := f.below("open", name, func(root *os.Root, name string) (err error) {
		info, err := root.Stat(name)
		if err == nil && openable(info) == nil {
			file, err = root.OpenFile(name, readFlags, 0)
		} else if err == nil {
			err = openable(info)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	info, err := file.Stat() // the name may lead elsewhere by now
	if err == nil {
		err = openable(info)
	}
	if err != nil {
		return nil, errors.Join(&fs.PathError{Op: "open", Path: name, Err: err}, file.Close())
	}
	return file, nil
}

// Stat says what a name is without opening it.
func (f Folder) Stat(name string) (info fs.FileInfo, err error) {
	err = f.below("stat", name, func(root *os.Root, name string) (err error) {
		info, err = root.Stat(name)
		return err
	})
	return info, err
}

// ReadDir lists a folder by name: no more than the MaxEntries that the file system gives first.
func (f Folder) ReadDir(name string) ([]fs.DirEntry, error) {
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

// Holds reports whether a path lies in the folder when the symbolic links of both are followed. What
// does not exist does not lie there.
func (f Folder) Holds(path string) bool {
	_, ok := f.resolve(path)
	return ok
}

// below calls do for a name, and again with what the name resolves to where that lies below the folder although
// an absolute symbolic link leads there: os.Root follows relative ones only.
func (f Folder) below(operation, name string, do func(root *os.Root, name string) error) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: operation, Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(asFolder(string(f)))
	if err != nil {
		return err
	}
	defer root.Close()
	err = do(root, filepath.FromSlash(name))
	if !escapes(err) {
		return wrap(operation, name, err)
	}
	resolved, ok := f.resolve(filepath.Join(string(f), filepath.FromSlash(name)))
	if !ok {
		return &fs.PathError{Op: operation, Path: name, Err: &OutsideError{string(f)}}
	}
	if err = do(root, resolved); escapes(err) {
		err = &OutsideError{string(f)}
	}
	return wrap(operation, name, err)
}

// asFolder is the path of a folder for the system, which then does not wait for a named pipe in its place.
// "" stays the name of nothing.
func asFolder(path string) string {
	if path == "" {
		return path
	}
	return path + string(filepath.Separator)
}

// resolve follows the symbolic links of a path; ok says that it lies in the folder, below which it is then named.
func (f Folder) resolve(path string) (below string, ok bool) {
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

// escapes reports whether os.Root has refused a name: it is the only error of its methods that neither the system
// nor this package gives.
func escapes(err error) bool {
	var number syscall.Errno
	var notRegular *NotRegularError
	return err != nil && !errors.As(err, &number) && !errors.As(err, &notRegular)
}

func openable(info fs.FileInfo) error {
	if info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	return &NotRegularError{info.Mode()}
}
