// Package project knows what lies around a run configuration: which files of a folder
// are run configurations, where file names in them count from, and which ZenML release
// the project uses.
//
// It hides folder walks, .gitignore, lock files, requirement lines and Python environments.
package project

import (
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// Finder answers questions about folders and remembers what it saw, so that a thousand
// files of one folder cost one look. The zero value is ready; it is safe for concurrent
// use. It never looks twice: take a new one when files may have changed.
type Finder struct {
	// VirtualEnv is the folder of the active Python environment, "" when none is.
	VirtualEnv string
	// Workspace is the folder that an editor has open, "" for none.
	Workspace string

	// mu guards the maps. It is never held while a file or a folder is looked at.
	mu sync.Mutex
	// folders are known by their absolute path, and by the relative one that they were opened by.
	folders map[string]*folder
	skipped map[string]error
}

// folder is what is remembered of one folder. All of it is read when first asked for.
type folder struct {
	path   string
	parent *folder
	// zen and git say that there is a .zen or a .git in the folder.
	zen, git func() bool
	// boundary is what symbolic links in the folder may not lead out of.
	boundary func() safefile.Root
	config   func() (Config, *ConfigError)
	evidence func() []evidence
	version  func() Version
}

// folder gives the folder at an absolute path; nil above the file system's root.
func (f *Finder) folder(path string) *folder {
	if known, ok := f.folders[path]; ok {
		return known
	}
	if f.folders == nil {
		f.folders = map[string]*folder{}
	}
	found := &folder{path: path}
	found.zen = sync.OnceValue(func() bool { return exists(path, ".zen") })
	found.git = sync.OnceValue(func() bool { return exists(path, ".git") })
	found.boundary = sync.OnceValue(func() safefile.Root { return f.findBoundary(found) })
	found.config = sync.OnceValues(func() (Config, *ConfigError) { return f.findConfig(found) })
	found.evidence = sync.OnceValue(func() []evidence { return f.lookForZenML(found) })
	found.version = sync.OnceValue(func() Version { return f.decide(found) })
	f.folders[path] = found
	if above := filepath.Dir(path); above != path {
		found.parent = f.folder(above)
	}
	return found
}

// open gives the folder at a path, which may be relative to the working directory.
func (f *Finder) open(dir string) *folder {
	if known := f.known(dir); known != nil {
		return known
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		absolute = dir
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	found := f.folder(absolute)
	f.folders[dir] = found
	return found
}

// known is the folder at a path that was opened before, nil for another.
func (f *Finder) known(dir string) *folder {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.folders[dir]
}

// Config is the configuration for the files of dir: the nearest from dir upwards. Without one it is the zero value, as it
// is with an error.
func (f *Finder) Config(dir string) (Config, *ConfigError) { return f.open(dir).config() }

// Root is a source root: an absolute path, and how sure it is.
type Root struct {
	Path      string
	Certainty runconfig.RootCertainty
}

// Nearer gives the folders from dir up to the one below the root, only dir when it does not lie below it.
func (r Root) Nearer(dir string) []runconfig.InnerFolder {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	below, err := filepath.Rel(r.Path, dir)
	if err != nil || !filepath.IsLocal(below) {
		return []runconfig.InnerFolder{{FS: safefile.Root(dir)}}
	}
	var folders []runconfig.InnerFolder
	for ; below != "."; below = filepath.Dir(below) {
		folders = append(folders, runconfig.InnerFolder{FS: safefile.Root(filepath.Join(r.Path, below)), Path: filepath.ToSlash(below)})
	}
	return folders
}

// SourceRoot is where the file names in dir's run configurations most likely count from.
// ZenML takes the working directory of the run (zenml/utils/pipeline_docker_image_builder.py),
// and people start runs in the nearest folder from dir upwards with a `.zen`, else in
// Workspace, else in the git repository's top, else in dir itself.
func (f *Finder) SourceRoot(dir string) Root {
	start := f.open(dir)
	top := ""
	for at := start; at != nil; at = at.parent {
		if at.zen() {
			return Root{at.path, runconfig.RootKnown}
		}
		if top == "" && at.git() {
			top = at.path
		}
	}
	switch {
	case f.Workspace != "":
		return Root{f.Workspace, runconfig.RootLikely}
	case top != "":
		return Root{top, runconfig.RootLikely}
	}
	return Root{start.path, runconfig.RootAssumed}
}

func exists(dir, name string) bool { return isThere(filepath.Join(dir, name)) }
