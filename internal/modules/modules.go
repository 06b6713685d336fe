// Package modules finds the Python modules and notebooks of a project: what imports lead to, and which files have to do with ZenML.
// Nothing is executed. Files are read only below the source root, and in bounded number and time.
package modules

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// Index has the modules below a source root, as they are read for one ZenML release. It is safe for concurrent use. It does not look
// for changes of files that it has read; use a new Index with the same Cache if files may have changed.
type Index struct {
	root   safefile.Root
	finder *project.Finder
	cache  *Cache
	// env is what a ZenML release has; it knows no other modules.
	env   pydoc.Env
	files func() files
	// listed means that files has been computed.
	listed atomic.Bool
	uses   func() uses

	mu sync.Mutex
	// modules has a func() *Module by path; byNames are those that were opened.
	modules map[string]func() *Module
	byNames map[*names.Module]*Module
	// left is the size in bytes of what may still be parsed.
	left int64
}

// Module is a module or notebook of a project.
type Module struct {
	*pydoc.File
	// Path is relative to the source root, with slashes.
	Path string

	text *doc.Document
}

const (
	// maxLookups is the maximum number of paths at which an Index looks for a module.
	maxLookups = 20_000
	// maxParsed is the maximum size in bytes of all modules that an Index parses.
	maxParsed = 64 << 20
)

// NewIndex returns the index of the modules below an absolute path, which the finder finds. env is what a ZenML release has. Nothing is
// read yet.
func NewIndex(root string, finder *project.Finder, cache *Cache, env pydoc.Env) *Index {
	x := &Index{
		root: safefile.Root(root), finder: finder, cache: cache, env: env, left: maxParsed,
		modules: map[string]func() *Module{}, byNames: map[*names.Module]*Module{},
	}
	x.files = sync.OnceValue(x.findFiles)
	x.uses = sync.OnceValue(x.findUses)
	return x
}

// Without returns an index of the same modules that reads them again, after a change of the one at an absolute path. It does not look for
// new files, but for that one.
func (x *Index) Without(path string) *Index {
	made := NewIndex(string(x.root), x.finder, x.cache, x.env)
	below, err := filepath.Rel(string(x.root), path)
	if err != nil || !filepath.IsLocal(below) || !x.listed.Load() {
		return made
	}
	before, changed := x.files(), filepath.ToSlash(below)
	made.files = sync.OnceValue(func() files {
		found := files{complete: before.complete}
		found.paths = slices.DeleteFunc(slices.Clone(before.paths), func(path string) bool { return path == changed })
		if made.mentionsZenML(changed) {
			found.paths = append(found.paths, changed)
			slices.Sort(found.paths)
		}
		made.listed.Store(true)
		return found
	})
	return made
}

// Env returns the environment of the module at a path, which is relative to the source root, with slashes. It need not exist.
func (x *Index) Env(path string) pydoc.Env {
	env := x.env
	env.Modules.Sibling = func(name string, level int) *names.Module {
		if found := x.imported(path, name, level); found != nil {
			return found.File.Module
		}
		return nil
	}
	return env
}

// Module returns the module at a path, which is relative to the source root, with slashes; nil if there is none.
func (x *Index) Module(path string) *Module {
	x.mu.Lock()
	load := x.modules[path]
	if load == nil && len(x.modules) == maxLookups {
		x.mu.Unlock()
		return nil
	}
	if load == nil {
		load = sync.OnceValue(func() *Module { return x.load(path) })
		x.modules[path] = load
	}
	x.mu.Unlock()
	return load()
}

// Of returns the module of the index with these names, nil if they are those of another one.
func (x *Index) Of(module *names.Module) *Module {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.byNames[module]
}

func (x *Index) load(name string) *Module {
	read := x.cache.read(x.root, name, true)
	if read == nil || !x.spend(read.size) {
		return nil
	}
	source, ok := read.parse()
	if !ok {
		return nil
	}
	m := &Module{File: source.Open(name, x.Env(name)), Path: name}
	text := m.Source
	if m.Notebook != nil {
		text = m.Notebook.Source
	}
	m.text = doc.NewPlainText(name, text)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.byNames[m.File.Module] = m
	return m
}

// spend takes a size in bytes from what may be parsed, and reports whether that was sufficient.
func (x *Index) spend(size int64) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.left -= size
	return x.left >= 0
}

// Place returns the place of a span of the module's code in its file.
func (m *Module) Place(span doc.Span) doc.Place { return m.text.Place(m.InFile(span)) }

// imported returns the module that the one at a path imports, with as many dots before the name; nil if there is none. Without dots it is
// looked for in the folder of the importing module, as Python does for a script, then in the source root, then in the folders
// between them, which scripts can be in.
func (x *Index) imported(from, name string, level int) *Module {
	if name == "" {
		return nil
	}
	file := strings.ReplaceAll(name, ".", "/")
	folders := foldersAbove(from)
	if level > 0 {
		if level > len(folders) {
			return nil
		}
		return x.moduleIn(folders[level-1], file)
	}
	last := len(folders) - 1
	for _, folder := range append([]string{folders[0], folders[last]}, folders[:last]...) {
		if found := x.moduleIn(folder, file); found != nil {
			return found
		}
	}
	return nil
}

// moduleIn returns the module of a dotted name, with slashes, in a folder.
func (x *Index) moduleIn(folder, file string) *Module {
	for _, ending := range []string{".py", "/__init__.py"} {
		if found := x.Module(path.Join(folder, file+ending)); found != nil {
			return found
		}
	}
	return nil
}

// foldersAbove returns the folder of a file and those above it up to ".".
func foldersAbove(file string) []string {
	var folders []string
	for at := path.Dir(file); ; at = path.Dir(at) {
		folders = append(folders, at)
		if at == "." || at == "/" || strings.HasPrefix(at, "..") {
			return folders
		}
	}
}

// absolute returns the path of a file below a root.
func absolute(root safefile.Root, name string) string {
	return filepath.Join(string(root), filepath.FromSlash(name))
}
