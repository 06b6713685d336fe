package project

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// File is a file to look at.
type File struct {
	// Path is as the user wrote it, or begins with the folder that the user wrote.
	Path string
	// Named says that the user named the file (a glob names what it matches); other files
	// were found in a folder and count only when they turn out to be run configurations.
	Named bool
	// Err says why a path could not be followed; then Path is the user's argument.
	Err error

	origin origin
}

// Named is a file that the user named.
func Named(path string) File { return File{Path: path, Named: true, origin: named} }

// origin says how a file was found, and with that how far its symbolic links are followed.
type origin uint8

const (
	// By a glob or by an editor, the zero value.
	_ origin = iota
	// walked: in a folder that the user named, or below it.
	walked
	// named: by the user.
	named
)

// Files gives the files that arguments stand for, each once and named if any argument names it, in the order of the
// arguments: files, globs (`configs/**/*.yaml`) and folders, which give all YAML files
// below them by name, and "-" for standard input.
//
// A walk leaves out what git ignores (.gitignore up to the repository's top,
// .git/info/exclude), hidden folders, node_modules and Python environments. It does not
// follow symbolic links to folders, so it comes to an end.
func (f *Finder) Files(args []string) []File {
	var all []File
	indexes := map[string]int{}
	for _, arg := range args {
		for _, file := range f.files(arg) {
			key := filepath.Clean(file.Path)
			i, seen := indexes[key]
			switch {
			case !seen:
				indexes[key] = len(all)
				all = append(all, file)
			case file.Named && !all[i].Named:
				all[i] = file
			}
		}
	}
	return all
}

// files gives what one argument stands for. A name that exists is no glob.
func (f *Finder) files(arg string) []File {
	if arg == "-" {
		return []File{Named(arg)}
	}
	info, err := os.Stat(arg)
	if err == nil && info.IsDir() {
		return f.folderFiles(arg)
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(arg, "*?[{") {
		return []File{{Path: arg, Named: true, Err: err, origin: named}}
	}
	return f.globFiles(arg)
}

// errNoMatch is the reason of a glob that matches nothing.
var errNoMatch = errors.New("no file matches")

func (f *Finder) globFiles(glob string) []File {
	matches, err := doublestar.FilepathGlob(glob)
	if err == nil && len(matches) == 0 {
		err = errNoMatch
	}
	if err != nil {
		return []File{{Path: glob, Named: true, Err: err}}
	}
	slices.Sort(matches)
	var all []File
	for _, match := range matches {
		if info, err := os.Stat(match); err == nil && info.IsDir() {
			all = append(all, f.folderFiles(match)...)
			continue
		}
		all = append(all, File{Path: match, Named: true})
	}
	return all
}

// ErrIgnored is the reason why a folder, or a file in one, is not checked: git ignores it.
var ErrIgnored = errors.New("ignored by git")

// folderFiles walks a folder. Git's rules count from the repository's top.
func (f *Finder) folderFiles(dir string) []File {
	start := f.open(dir)
	top := start.path
	for at := start; at != nil; at = at.parent {
		if at.git() {
			top = at.path
			break
		}
	}
	w := walk{finder: f, top: top}
	rules := ignored(nil).with(w.read(".", ".git/info/exclude"), ".")
	below, err := filepath.Rel(top, start.path)
	if err != nil {
		return []File{{Path: dir, Named: true, Err: err}}
	}
	below = filepath.ToSlash(below)
	for at := range parents(below) {
		rules = rules.with(w.read(at, ".gitignore"), at)
	}
	w.start(dir, below, rules)
	return w.files
}

// parents gives "." and each folder above the slash-separated path below.
func parents(below string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if below == "." || !yield(".") {
			return
		}
		for i, c := range below {
			if c == '/' && !yield(below[:i]) {
				return
			}
		}
	}
}

// walk collects the files of a folder and of all folders below it.
type walk struct {
	finder *Finder
	top    string
	files  []File
}

// read reads an ignore file in the folder dir, relative to top. Git follows no symbolic links there either.
func (w *walk) read(dir, name string) []byte {
	dir = filepath.Join(w.top, filepath.FromSlash(dir))
	return w.finder.read(safefile.Root(dir), dir, name)
}

// start walks the folder that the user calls shown and that lies at the slash-separated path below, relative to top.
func (w *walk) start(shown, below string, rules ignored) {
	listed, err := list(shown)
	w.add(listed, err, shown, below, rules)
}

// folder is start for a folder that was found by the walk.
func (w *walk) folder(shown, below string, rules ignored) {
	if listed, err := list(shown); !listed.environment {
		w.add(listed, err, shown, below, rules)
	}
}

// add collects the YAML files of a folder with this listing.
func (w *walk) add(listed listing, err error, shown, below string, rules ignored) {
	if err != nil {
		w.files = append(w.files, File{Path: shown, Err: err})
		return
	}
	if listed.ignoreFile {
		rules = rules.with(w.read(below, ".gitignore"), below)
	}
	for _, entry := range listed.entries {
		name := entry.Name()
		at, inside := filepath.Join(shown, name), path.Join(below, name)
		switch {
		case entry.IsDir() && leftOut(name):
		case rules.match(inside, entry.IsDir()):
			w.finder.skip(at, ErrIgnored)
		case entry.IsDir():
			w.folder(at, inside, rules)
		case isRegular(at, entry):
			w.files = append(w.files, File{Path: at, origin: walked})
		}
	}
}

// listing is what a walk looks at in a folder.
type listing struct {
	// entries are the folders and the YAML files, by name.
	entries []fs.DirEntry
	// ignoreFile says that there is a .gitignore, environment that the folder is a Python environment.
	ignoreFile, environment bool
}

// list lists a folder. Of one with a million images nothing is kept.
func list(dir string) (listing, error) {
	var l listing
	for entry, err := range safefile.Entries(dir) {
		if err != nil {
			return listing{}, err
		}
		switch name := entry.Name(); {
		case name == ".gitignore":
			l.ignoreFile = true
		case name == "pyvenv.cfg":
			l.environment = true // each has this file
		case entry.IsDir() || IsYAML(name):
			l.entries = append(l.entries, entry)
		}
	}
	slices.SortFunc(l.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return l, nil
}

// leftOut reports the name of a folder that no walk enters.
func leftOut(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// IsYAML reports the name of a YAML file.
func IsYAML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return true
	}
	return false
}

// isRegular reports whether an entry is a file or a symbolic link to one.
func isRegular(at string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(at)
	return err == nil && info.Mode().IsRegular()
}
