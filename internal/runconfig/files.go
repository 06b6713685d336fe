package runconfig

import (
	"io/fs"
	"path"
	"strings"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// Stat returns the file info of a file named in the settings, relative to the source root. The error is fs.ErrNotExist if
// the file does not exist, and fs.ErrInvalid if that is unknown, because there is no source root or the name leads out of
// it. Each name is looked up once, since many steps can name, or inherit, the same file.
func (f *File) Stat(name string) (fs.FileInfo, error) {
	root, name, err := f.inRoot(name)
	if err != nil {
		return nil, err
	}
	known, ok := f.stats.Load(name)
	if !ok {
		info, err := fs.Stat(root, name)
		known, _ = f.stats.LoadOrStore(name, statResult{info, err})
	}
	result := known.(statResult)
	return result.info, result.err
}

// statResult is what fs.Stat returns.
type statResult struct {
	info fs.FileInfo
	err  error
}

// ReadDir lists a folder relative to the source root. It returns nil if the folder cannot be read.
func (f *File) ReadDir(folder string) []fs.DirEntry {
	root, name, err := f.inRoot(folder)
	if err != nil {
		return nil
	}
	entries, _ := fs.ReadDir(root, name)
	return entries
}

// ReadText reads a file named in the settings as Python's text mode does: all line endings become "\n". The errors are those
// of Stat and safefile.ReadFrom.
func (f *File) ReadText(name string) (string, error) {
	root, name, err := f.inRoot(name)
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

func (f *File) inRoot(name string) (fs.FS, string, error) {
	clean := path.Clean(name)
	if strings.Contains(clean, "\x00") { // no file has such a name
		return nil, "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if f.Options.Root == nil || !fs.ValidPath(clean) {
		return nil, "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.Options.Root, clean, nil
}
