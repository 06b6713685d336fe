package project

import (
	"io/fs"
	"os"
)

// DirFS reads files below a folder and nothing outside it, not even through symbolic
// links. It opens the folder only for the time of a read: a thousand of them hold no file.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

// Open opens regular files and folders; a pipe or a device could block for ever.
func (d dirFS) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := fs.Stat(root.FS(), name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return root.FS().Open(name)
}

// Stat says what a name is without opening it.
func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return fs.Stat(root.FS(), name)
}
