// Package project determines the context of a run configuration: which files of a folder are run configurations, the source root that
// file names are relative to, the ZenML release that the project uses, and the configuration.
//
// It hides directory walks, .gitignore, lock files, requirements files and Python environments.
package project

import (
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// Finder finds information about folders and caches it, so that many files of a folder cost little more than one. The zero value is
// ready to use. It is safe for concurrent use. It never reads a file again; use a new Finder if files may have changed.
type Finder struct {
	// VirtualEnv is the folder of the active Python environment, or "".
	VirtualEnv string
	// Workspace is the workspace folder of an editor, or "".
	Workspace string
	// OnlyConfig, if not nil, is the configuration of all folders, and configuration files are not searched for.
	OnlyConfig *Config

	// mu guards the maps. It is never held during I/O.
	mu sync.Mutex
	// folders has the folders by absolute path, and by the relative path that they were opened with.
	folders map[string]*folder
	skipped map[string]error
	// searched are the folders that Files searched, as the user wrote them or below.
	searched []string
	// walks are those of Files, by the absolute path of the folder.
	walks map[string]finishedWalk
	// evidenceIn has the names that can be evidence of a version in folders where Files found a file, by absolute path.
	evidenceIn map[string][]string
}

// folder is the cached information about a folder. All of it is read on first use.
type folder struct {
	path   string
	parent *folder
	// zen and git report whether the folder contains .zen or .git.
	zen, git func() bool
	// boundary is the folder that symbolic links must not leave.
	boundary func() safefile.Root
	config   func() (Config, *ConfigError)
	evidence func() []versionEvidence
	version  func() Version
	// stackFiles returns the files that look like exported stacks.
	stackFiles func() []StackFile
}

// folder returns the folder at an absolute path; nil above the file system root.
func (f *Finder) folder(path string) *folder {
	if known, ok := f.folders[path]; ok {
		return known
	}
	if f.folders == nil {
		f.folders = map[string]*folder{}
	}
	found := &folder{path: path}
	found.zen = sync.OnceValue(func() bool { return hasEntry(path, ".zen") })
	found.git = sync.OnceValue(func() bool { return hasEntry(path, ".git") })
	found.boundary = sync.OnceValue(func() safefile.Root { return f.findBoundary(found) })
	found.config = sync.OnceValues(func() (Config, *ConfigError) { return f.findConfig(found) })
	found.evidence = sync.OnceValue(func() []versionEvidence { return f.findEvidence(found) })
	found.version = sync.OnceValue(func() Version { return f.decide(found, zenml) })
	found.stackFiles = sync.OnceValue(func() []StackFile { return f.findStackFiles(found) })
	f.folders[path] = found
	if above := filepath.Dir(path); above != path {
		found.parent = f.folder(above)
	}
	return found
}

// open returns the folder at a path, which may be relative to the working directory.
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

// known returns the folder at a path that has been opened before, or nil.
func (f *Finder) known(dir string) *folder {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.folders[dir]
}

// Config returns the nearest configuration from dir upwards. It is the zero value if there is none, and with an error.
func (f *Finder) Config(dir string) (Config, *ConfigError) { return f.open(dir).config() }

// SourceRoot is a source root: an absolute path, and how certain it is.
type SourceRoot struct {
	Path      string
	Certainty runconfig.RootCertainty
}

// InnerFolders returns the folders between dir and the root, innermost first, including dir. If dir is not below the root it returns only
// dir.
func (r SourceRoot) InnerFolders(dir string) []runconfig.InnerFolder {
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

// SourceRoot returns the folder that file names in dir's run configurations are most likely relative to. ZenML uses the working
// directory of the run (zenml/utils/pipeline_docker_image_builder.py). Runs are usually started in the nearest folder from dir upwards
// with a .zen folder, else in Workspace, else in the root of the git repository, else in dir.
func (f *Finder) SourceRoot(dir string) SourceRoot {
	start := f.open(dir)
	top := ""
	for at := start; at != nil; at = at.parent {
		if at.zen() {
			return SourceRoot{at.path, runconfig.RootKnown}
		}
		if top == "" && at.git() {
			top = at.path
		}
	}
	switch {
	case f.Workspace != "":
		return SourceRoot{f.Workspace, runconfig.RootLikely}
	case top != "":
		return SourceRoot{top, runconfig.RootLikely}
	}
	return SourceRoot{start.path, runconfig.RootAssumed}
}

func hasEntry(dir, name string) bool { return pathExists(filepath.Join(dir, name)) }
