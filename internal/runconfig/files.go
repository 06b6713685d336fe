package runconfig

import (
	"io/fs"
	"path"
	"strings"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

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

// ReadText reads a file that the settings name as Python's text mode does: every line end is "\n". The errors are those
// of Stat and of safefile.ReadFrom.
func (f *File) ReadText(name string) (string, error) {
	root, name, err := f.below(name)
	if err != nil {
		return "", err
	}
	data, err := safefile.ReadFrom(root, name)
	if err != nil {
		return "", err
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
