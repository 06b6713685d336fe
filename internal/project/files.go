package project

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// File is a file to check.
type File struct {
	// Path is as the user wrote it, or starts with the folder that the user wrote.
	Path string
	// IsNamed means that the user named the file or a glob that matches it. Other files were found in a folder, and are only checked if
	// they are recognized as run configurations.
	IsNamed bool
	// Err is the error of finding the files of an argument; Path is then the argument.
	Err error

	origin origin
}

// NamedFile returns a file that the user named.
func NamedFile(path string) File { return File{Path: path, IsNamed: true, origin: named} }

// origin is how a file was found. It determines how far its symbolic links are followed.
type origin uint8

const (
	// By a glob or by an editor, the zero value.
	_ origin = iota
	// walked: in a folder that the user named, or below it.
	walked
	// walkedRegular: the same, and the listing of the folder shows a regular file.
	walkedRegular
	// named: by the user.
	named
)

// Files returns the files for command-line arguments, in order and without duplicates. Arguments are files, globs
// (configs/**/*.yaml), folders (all YAML and Python files below, by name) and "-" for standard input. A file is Named if any argument names it.
//
// In folders it skips what git ignores (.gitignore files up to the repository root, .git/info/exclude), hidden folders, node_modules
// and Python environments. It does not follow symbolic links to folders, which could be cyclic.
func (f *Finder) Files(args []string) []File {
	if len(args) == 1 && !mayBeGlob(args[0]) { // a file, or a folder, in which no file is found twice
		return slices.Clone(f.files(args[0]))
	}
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
			case file.IsNamed && !all[i].IsNamed:
				all[i] = file
			}
		}
	}
	return all
}

// files returns the files for one argument. The name of an existing file is not treated as a glob.
func (f *Finder) files(arg string) []File {
	if arg == "-" {
		return []File{NamedFile(arg)}
	}
	info, err := os.Stat(arg)
	if err == nil && info.IsDir() {
		return f.folderFiles(arg)
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) || !mayBeGlob(arg) {
		return []File{{Path: arg, IsNamed: true, Err: err, origin: named}}
	}
	return f.globFiles(arg)
}

// mayBeGlob reports whether an argument has characters that are special in a glob.
func mayBeGlob(arg string) bool { return strings.ContainsAny(arg, "*?[{") }

// errNoMatch is the error for a glob without matches.
var errNoMatch = errors.New("no file matches")

func (f *Finder) globFiles(glob string) []File {
	matches, err := doublestar.FilepathGlob(glob)
	if err == nil && len(matches) == 0 {
		err = errNoMatch
	}
	if err != nil {
		return []File{{Path: glob, IsNamed: true, Err: err}}
	}
	slices.Sort(matches)
	var all []File
	for _, match := range matches {
		if info, err := os.Stat(match); err == nil && info.IsDir() {
			all = append(all, f.folderFiles(match)...)
			continue
		}
		all = append(all, File{Path: match, IsNamed: true})
	}
	return all
}

// ErrIgnored is the reason why a folder, or a file in it, is not checked: git ignores it.
var ErrIgnored = errors.New("ignored by git")

// folderFiles walks a folder. The patterns of git's ignore files are relative to the repository root.
func (f *Finder) folderFiles(dir string) []File { return f.folderFilesUntil(dir, mayBeChecked, nil) }

// mayBeChecked reports whether a name is that of a YAML or Python file.
func mayBeChecked(name string) bool { return IsYAML(name) || IsPython(name) }

// folderFilesUntil is folderFiles for some of the files, with a limit, see folderWalk.
func (f *Finder) folderFilesUntil(dir string, isWanted func(name string) bool, limit func(seen int) bool) []File {
	start := f.open(dir)
	top := start.path
	for at := start; at != nil; at = at.parent {
		if at.git() {
			top = at.path
			break
		}
	}
	w := folderWalk{finder: f, top: top, isWanted: isWanted, limit: limit, evidence: map[string][]string{}}
	rules := ignoreRules(nil).with(w.read(".", ".git/info/exclude"), ".")
	below, err := filepath.Rel(top, start.path)
	if err != nil {
		return []File{{Path: dir, IsNamed: true, Err: err}}
	}
	below = filepath.ToSlash(below)
	for at := range parents(below) {
		rules = rules.with(w.read(at, ".gitignore"), at)
	}
	w.start(dir, below, rules)
	f.finish(w, start.path, dir)
	return w.files
}

// finishedWalk has the files that a walk found. shown is the folder as the user wrote it.
type finishedWalk struct {
	shown string
	files []File
}

// finish keeps what a walk has found.
func (f *Finder) finish(w folderWalk, dir, shown string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.searched = append(f.searched, w.folders...)
	if w.limit == nil {
		if f.walks == nil {
			f.walks, f.evidenceIn = map[string]finishedWalk{}, map[string][]string{}
		}
		f.walks[dir] = finishedWalk{shown, w.files}
		maps.Copy(f.evidenceIn, w.evidence)
	}
}

// Folders returns the absolute paths of the folders whose files determine the result of Files and the findings of files: those that Files
// searched, those of the files, and in a git repository all their parents up to its top.
func (f *Finder) Folders(files []File) []string {
	f.mu.Lock()
	searched := slices.Clone(f.searched)
	f.mu.Unlock()
	for _, file := range files {
		searched = append(searched, filepath.Dir(file.Path))
	}
	slices.Sort(searched)
	var folders []string
	for _, path := range slices.Compact(searched) {
		dir := f.open(path)
		folders = append(folders, dir.path)
		folders = append(folders, dir.parentsInRepository()...)
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

// parentsInRepository returns the parents of a folder up to the top of the git repository, none outside of one.
func (d *folder) parentsInRepository() []string {
	var parents []string
	for at := d; at != nil; at = at.parent {
		if at != d {
			parents = append(parents, at.path)
		}
		if at.git() {
			return parents
		}
	}
	return nil
}

// parents yields "." and each parent folder of the slash-separated path below.
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

// folderWalk collects the files of a folder and its subfolders.
type folderWalk struct {
	finder *Finder
	top    string
	files  []File
	// isWanted reports whether the walk looks for files with a name.
	isWanted func(name string) bool
	// limit stops the walk when it returns true for the number of YAML and Python files so far; nil for no limit.
	limit func(seen int) bool
	seen  int
	// folders are those whose entries were listed.
	folders []string
	// evidence has the names that can be evidence of a version in folders with files, by absolute path.
	evidence map[string][]string
}

// PythonFiles returns the Python files below a folder, relative to it, with slashes, by name. It skips what Files skips. complete is
// false if it stopped at a number of files or at a time. The folder is not walked again if Files has walked it.
func (f *Finder) PythonFiles(dir string, limit int, deadline time.Time) (paths []string, complete bool) {
	f.mu.Lock()
	walk, isWalked := f.walks[dir]
	f.mu.Unlock()
	complete = true
	if !isWalked || len(walk.files) >= limit {
		walk.shown = dir
		walk.files = new(Finder).folderFilesUntil(dir, IsPython, func(seen int) bool { // it is not a search for files to check
			stop := seen >= limit || time.Now().After(deadline)
			complete = complete && !stop
			return stop
		})
	}
	for _, file := range walk.files {
		if !IsPython(file.Path) || file.Err != nil {
			continue
		}
		if below, err := filepath.Rel(walk.shown, file.Path); err == nil {
			paths = append(paths, filepath.ToSlash(below))
		}
	}
	return paths, complete
}

// read reads an ignore file in dir, which is relative to top. Like git, it does not follow symbolic links.
func (w *folderWalk) read(dir, name string) []byte {
	dir = filepath.Join(w.top, filepath.FromSlash(dir))
	return w.finder.read(safefile.Root(dir), dir, name)
}

// start walks the folder at the slash-separated path below, which is relative to top. shown is the folder's path as the user wrote
// it.
func (w *folderWalk) start(shown, below string, rules ignoreRules) {
	listed, err := list(shown, w.isWanted)
	w.add(listed, err, shown, below, rules)
}

// folder is start for a folder that was found during the walk.
func (w *folderWalk) folder(shown, below string, rules ignoreRules) {
	if listed, err := list(shown, w.isWanted); !listed.environment {
		w.add(listed, err, shown, below, rules)
	}
}

// add adds the YAML and Python files of a folder with the given listing.
func (w *folderWalk) add(listed listing, err error, shown, below string, rules ignoreRules) {
	if err != nil {
		w.files = append(w.files, File{Path: shown, Err: err})
		return
	}
	w.folders = append(w.folders, shown)
	if listed.ignoreFile {
		rules = rules.with(w.read(below, ".gitignore"), below)
	}
	before := len(w.files)
	w.seen += listed.others
	for _, entry := range listed.entries {
		name := entry.Name()
		at := filepath.Join(shown, name)
		switch {
		case w.limit != nil && w.limit(w.seen):
			return
		case entry.IsDir() && isSkippedFolder(name):
		case rules.match(below, name, entry.IsDir()):
			w.finder.skip(at, ErrIgnored)
		case entry.IsDir():
			w.folder(at, path.Join(below, name), rules)
		case isRegular(at, entry):
			if len(w.files) == before {
				w.evidence[filepath.Join(w.top, filepath.FromSlash(below))] = listed.evidence
			}
			found := File{Path: at, origin: walked}
			if entry.Type().IsRegular() { // not a symbolic link
				found.origin = walkedRegular
			}
			w.files = append(w.files, found)
			w.seen++
		}
	}
}

// listing has the entries of a folder that matter to a walk.
type listing struct {
	// entries are the folders and the wanted files, by name. others is the number of other YAML and Python files.
	entries []fs.DirEntry
	others  int
	// ignoreFile means that there is a .gitignore, environment that the folder is a Python environment.
	ignoreFile, environment bool
	// evidence are the names that can be evidence of a version.
	evidence []string
}

// list lists a folder. It keeps relevant entries only, since a folder can have a million images.
func list(dir string, isWanted func(name string) bool) (listing, error) {
	var l listing
	for entry, err := range safefile.Entries(dir) {
		if err != nil {
			return listing{}, err
		}
		name := entry.Name()
		if isEvidence(name) {
			l.evidence = append(l.evidence, name)
		}
		switch {
		case name == ".gitignore":
			l.ignoreFile = true
		case name == "pyvenv.cfg":
			l.environment = true // every Python environment has this file
		case entry.IsDir() || isWanted(name):
			l.entries = append(l.entries, entry)
		case mayBeChecked(name):
			l.others++
		}
	}
	slices.SortFunc(l.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return l, nil
}

// isSkippedFolder reports whether a walk skips folders with this name.
func isSkippedFolder(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// IsYAML reports whether a name is that of a YAML file.
func IsYAML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return true
	}
	return false
}

// IsPython reports whether a name is that of a Python module or a notebook.
func IsPython(name string) bool { return strings.ToLower(path.Ext(name)) == ".py" || IsNotebook(name) }

// IsNotebook reports whether a name is that of a Jupyter notebook.
func IsNotebook(name string) bool { return strings.ToLower(path.Ext(name)) == ".ipynb" }

// isRegular reports whether an entry is a file or a symbolic link to one.
func isRegular(at string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(at)
	return err == nil && info.Mode().IsRegular()
}
