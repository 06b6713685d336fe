package project

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// findBoundary returns the folder that symbolic links in dir must not leave: the git repository, else the nearest parent folder
// with a .zen folder, else the workspace folder, else dir.
func (f *Finder) findBoundary(dir *folder) safefile.Root {
	zen := ""
	for at := dir; at != nil; at = at.parent {
		if at.git() {
			return safefile.Root(at.path)
		}
		if zen == "" && at.zen() {
			zen = at.path
		}
	}
	switch {
	case zen != "":
		return safefile.Root(zen)
	case f.Workspace != "" && safefile.Root(f.Workspace).Contains(dir.path):
		return safefile.Root(f.Workspace)
	}
	return safefile.Root(dir.path)
}

// Read reads a file. Symbolic links are followed anywhere if the user named the file itself, else only within the git repository
// or the workspace.
func (f *Finder) Read(file File) ([]byte, error) {
	if file.origin == named {
		return safefile.Read(file.Path)
	}
	if file.origin == walkedRegular {
		if text, ok := safefile.ReadListed(file.Path, safefile.MaxSize); ok {
			return text, nil
		}
	}
	dir, name := f.open(filepath.Dir(file.Path)), filepath.Base(file.Path)
	if file.origin == walked || file.origin == walkedRegular {
		return dir.ReadFile(name)
	}
	return dir.readBelowBoundary(name)
}

// SkipUnreadable reports whether a file found in a folder is skipped because of an error of Read: it cannot be a run configuration, or is not
// part of the workspace. It is then in Skipped.
func (f *Finder) SkipUnreadable(file File, err error) bool {
	var notRegular *safefile.NotRegularError
	var tooLarge *safefile.TooLargeError
	var outside *safefile.OutsideError
	if file.IsNamed || !errors.As(err, &notRegular) && !errors.As(err, &tooLarge) && !errors.As(err, &outside) {
		return false
	}
	f.skip(file.Path, err)
	return true
}

// Skipped returns the skipped files and folders, sorted by name, with the reason: ErrIgnored for those that git ignores, else the
// error of reading a file that may be a run configuration or determine properties of the project.
func (f *Finder) Skipped() []File {
	f.mu.Lock()
	defer f.mu.Unlock()
	var files []File
	for _, path := range sortedKeys(f.skipped) {
		files = append(files, File{Path: path, Err: f.skipped[path]})
	}
	return files
}

func (f *Finder) skip(path string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.skipped == nil {
		f.skipped = map[string]error{}
	}
	f.skipped[path] = safefile.Cause(err)
}

// read reads a file of the project. It returns nil if there is none or it cannot be read.
func (f *Finder) read(files fs.ReadFileFS, dir, name string) []byte {
	text, err := files.ReadFile(name)
	if err != nil && !isNotExist(err) {
		f.skip(filepath.Join(dir, filepath.FromSlash(name)), err)
	}
	if err != nil {
		return nil
	}
	return text
}

// isNotExist reports whether an error means that the file does not exist.
func isNotExist(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// Open implements fs.FS. Symbolic links are followed within the boundary. The folder itself may have been reached through a link
// that leaves the boundary, since the user named it.
func (d *folder) Open(name string) (fs.File, error) {
	file, err := safefile.Root(d.path).Open(name)
	if below, ok := d.belowBoundary(name, err); ok {
		return d.boundary().Open(below)
	}
	return file, err
}

// ReadFile implements fs.ReadFileFS, see Open.
func (d *folder) ReadFile(name string) ([]byte, error) {
	text, err := safefile.Root(d.path).ReadFile(name)
	if below, ok := d.belowBoundary(name, err); ok {
		return d.boundary().ReadFile(below)
	}
	return text, err
}

// ReadDir lists a folder relative to the folder, see Open.
func (d *folder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := safefile.Root(d.path).ReadDir(name)
	if below, ok := d.belowBoundary(name, err); ok {
		return d.boundary().ReadDir(below)
	}
	return entries, err
}

// belowBoundary returns a file's path relative to the boundary if err means that the file is outside of the folder.
func (d *folder) belowBoundary(name string, err error) (below string, ok bool) {
	if err == nil {
		return "", false
	}
	var outside *safefile.OutsideError
	if !errors.As(err, &outside) {
		return "", false
	}
	below, err = filepath.Rel(string(d.boundary()), filepath.Join(d.path, filepath.FromSlash(name)))
	return filepath.ToSlash(below), err == nil
}

// readBelowBoundary reads a file of the folder, which must also be within the boundary itself.
func (d *folder) readBelowBoundary(name string) ([]byte, error) {
	below, err := filepath.Rel(string(d.boundary()), filepath.Join(d.path, name))
	if err != nil {
		return nil, err
	}
	return d.boundary().ReadFile(filepath.ToSlash(below))
}
