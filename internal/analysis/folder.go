package analysis

import (
	"fmt"
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/schema"
)

// Folder is what holds for the run configurations of a folder.
type Folder struct {
	Dir string
	// Config is the configuration of the project with the settings over it.
	Config project.Config
	// ConfigError is what is wrong with the configuration of the project, which then counts as empty; nil for nothing.
	ConfigError *project.ConfigError
	// ZenML is the release that the project uses, and Release the known one that files are checked against: the same, or
	// the newest known one before it.
	ZenML   project.Version
	Release *schema.Release
	// Root is the source root.
	Root project.Root
	// usesZenML says that the project uses ZenML.
	usesZenML func() bool
	// python is the Python version that the project uses, whatever Config says.
	python func() project.Version
}

// Folder gives what holds for the run configurations of a folder.
func (p *Project) Folder(dir string) *Folder {
	load, ok := p.folders.Load(dir)
	if !ok {
		load, _ = p.folders.LoadOrStore(dir, sync.OnceValue(func() *Folder { return p.loadFolder(dir) }))
	}
	return load.(func() *Folder)()
}

func (p *Project) loadFolder(dir string) *Folder {
	own, wrong := p.Finder.Config(dir)
	f := &Folder{Dir: dir, Config: p.Settings.Over(own), ConfigError: wrong}
	f.ZenML = p.zenML(f)
	f.Release = releaseFor(f.ZenML.Number)
	f.Root = p.sourceRoot(f, own.Path)
	f.usesZenML = sync.OnceValue(func() bool { return p.Finder.UsesZenML(dir) })
	f.python = sync.OnceValue(func() project.Version { return p.Finder.PythonVersion(dir) })
	return f
}

// zenML is the release of the settings, else of the configuration, else the one that is found.
func (p *Project) zenML(f *Folder) project.Version {
	const option = "zenml-version"
	if f.Config.ZenMLVersion == "" {
		return p.Finder.ZenMLVersion(f.Dir)
	}
	return project.Version{
		Number: f.Config.ZenMLVersion, Origin: f.Config.Origin(option),
		Named: !(p.Settings.OneOff && p.Settings.IsSet(option)),
	}
}

// releaseFor gives the known release that files are checked against where a project uses a version of ZenML.
func releaseFor(version string) *schema.Release {
	known, ok := project.Known(version)
	if !ok {
		known = schema.Versions()[0]
	}
	release, err := schema.Load(known)
	if err != nil {
		panic(err) // the tables are part of the program
	}
	return release
}

// sourceRoot is the source root of the settings, relative to the working directory or to the folder that an editor has
// open; else that of the configuration at configPath, relative to its folder; else the one that is found.
func (p *Project) sourceRoot(f *Folder, configPath string) project.Root {
	switch {
	case f.Config.SourceRoot == "":
		return p.Finder.SourceRoot(f.Dir)
	case p.Settings.IsSet("source-root"):
		return project.Root{Path: relativeTo(p.Finder.Workspace, f.Config.SourceRoot)}
	}
	return project.Root{Path: relativeTo(filepath.Dir(configPath), f.Config.SourceRoot)}
}

// relativeTo is a path that, unless it is absolute, is relative to a folder.
func relativeTo(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, filepath.FromSlash(path))
}

// Python is the Python version that pipelines are started with: that of Config, else the one that is found.
func (f *Folder) Python() project.Version {
	if f.Config.PythonVersion != "" {
		return project.Version{Number: f.Config.PythonVersion, Origin: f.Config.Origin("python-version"), Named: true}
	}
	return f.python()
}

// CheckedAgainst names the release that files are checked against, and says when it is not the one that the project uses.
func (f *Folder) CheckedAgainst() string {
	if f.Release.Version != f.ZenML.Number {
		return fmt.Sprintf("ZenML %s is not known, checked against %s", f.ZenML.Number, f.Release.Version)
	}
	return "ZenML " + f.ZenML.Number
}

// String is a line for people.
func (f *Folder) String() string {
	return fmt.Sprintf("%s: %s (%s); paths are relative to %s", f.Dir, f.CheckedAgainst(), f.ZenML.Origin, f.Root.Path)
}
