package runconfig

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// ErrTooLarge says of a file that it is not read because of its size.
var ErrTooLarge = errors.New("larger than 10 MiB")

// Stat looks for a file that the settings name, from the source root. The error is
// fs.ErrNotExist when the file is surely not there, and fs.ErrInvalid when that cannot be
// told: there is no source root, or the name leads out of it.
func (f *File) Stat(name string) (fs.FileInfo, error) {
	root, name, err := f.below(name)
	if err != nil {
		return nil, err
	}
	return fs.Stat(root, name)
}

// Entries are the files and folders of a folder, counted from the source root; none where that cannot be told.
func (f *File) Entries(folder string) []fs.DirEntry {
	root, name, err := f.below(folder)
	if err != nil {
		return nil
	}
	entries, _ := fs.ReadDir(root, name)
	return entries
}

// largestText bounds a file that the settings name, in bytes: none that is meant has so many.
const largestText = 10 << 20

// ReadText reads a file that the settings name as Python's text mode does: every line end is "\n". The error is
// ErrTooLarge for one of more than 10 MiB.
func (f *File) ReadText(name string) (string, error) {
	root, name, err := f.below(name)
	if err != nil {
		return "", err
	}
	file, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, largestText+1))
	if err != nil {
		return "", err
	}
	if len(data) > largestText {
		return "", &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return lineEnds.Replace(string(data)), nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (f *File) below(name string) (fs.FS, string, error) {
	clean := path.Clean(name)
	if f.Options.Root == nil || !fs.ValidPath(clean) {
		return nil, "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.Options.Root, clean, nil
}
