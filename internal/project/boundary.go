package project

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// findBoundary gives the folder that symbolic links in dir may not lead out of: the git repository, else the nearest
// folder with a .zen, else the one that the editor has open, else dir alone.
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

// Read reads a file. Where a person named the very file, symbolic links are followed wherever they lead, else only
// within the git repository or the workspace.
func (f *Finder) Read(file File) ([]byte, error) {
	if file.origin == named {
		return safefile.Read(file.Path)
	}
	dir := f.open(filepath.Dir(file.Path))
	if file.origin == walked {
		return safefile.ReadFrom(dir, filepath.Base(file.Path))
	}
	return dir.readBelowBoundary(filepath.Base(file.Path))
}

// Skip reports whether a file that was found in a folder is passed over because of an error of Read: it cannot be
// a run configuration, or is none of the workspace. Skipped then has it.
func (f *Finder) Skip(file File, err error) bool {
	var notRegular *safefile.NotRegularError
	var tooLarge *safefile.TooLargeError
	var outside *safefile.OutsideError
	if file.Named || !errors.As(err, &notRegular) && !errors.As(err, &tooLarge) && !errors.As(err, &outside) {
		return false
	}
	f.skip(file.Path, err)
	return true
}

// Skipped are the files and folders that were passed over, by name and with the reason: ErrIgnored for what git ignores,
// else why one could not be read that may be a run configuration or tell something of the project.
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

// read reads a file that tells something of the project; it is nil when there is none, and when it cannot be read.
func (f *Finder) read(files fs.FS, dir, name string) []byte {
	text, err := safefile.ReadFrom(files, name)
	if err != nil && !absent(err) {
		f.skip(filepath.Join(dir, filepath.FromSlash(name)), err)
	}
	if err != nil {
		return nil
	}
	return text
}

// absent reports whether an error means that there is no such file.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// Open makes the folder an fs.FS, whose symbolic links may lead wherever the boundary allows. The folder itself may have been
// reached through a link out of it: a person has named that.
func (d *folder) Open(name string) (fs.File, error) {
	file, err := safefile.Root(d.path).Open(name)
	if below, ok := d.belowBoundary(name, err); ok {
		return d.boundary().Open(below)
	}
	return file, err
}

// ReadDir lists a folder below the folder, see Open.
func (d *folder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := safefile.Root(d.path).ReadDir(name)
	if below, ok := d.belowBoundary(name, err); ok {
		return d.boundary().ReadDir(below)
	}
	return entries, err
}

// belowBoundary names a file from the boundary when an error says that it does not lie in the folder.
func (d *folder) belowBoundary(name string, err error) (below string, ok bool) {
	var outside *safefile.OutsideError
	if !errors.As(err, &outside) {
		return "", false
	}
	below, err = filepath.Rel(string(d.boundary()), filepath.Join(d.path, filepath.FromSlash(name)))
	return filepath.ToSlash(below), err == nil
}

// readBelowBoundary reads a file of the folder, which must not have been reached through a link out of the boundary either.
func (d *folder) readBelowBoundary(name string) ([]byte, error) {
	below, err := filepath.Rel(string(d.boundary()), filepath.Join(d.path, name))
	if err != nil {
		return nil, err
	}
	return safefile.ReadFrom(d.boundary(), filepath.ToSlash(below))
}
