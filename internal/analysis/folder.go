package analysis

import (
	"fmt"
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// Folder has the information that all run configurations of a folder share.
type Folder struct {
	Dir string
	// Config is the configuration of the project, overridden by the settings.
	Config project.Config
	// ConfigError is the error in the configuration of the project, which is then treated as empty; nil for none.
	ConfigError *project.ConfigError
	// ZenML is the release that the project uses. Release is the known release that files are checked against: the same, or the
	// newest known one before it.
	ZenML   project.Version
	Release *schema.Release
	// Root is the source root.
	Root project.SourceRoot
	// innerFolders returns the folders between Dir and the source root. belowRoot returns the path of Dir relative to the source root, "" if it is
	// not below that.
	innerFolders func() []runconfig.InnerFolder
	belowRoot    func() string
	// usesZenML means that the project uses ZenML.
	usesZenML func() bool
	// stackFile is the exported stack that is configured; foundStack returns the one that is found in the project.
	stackFile  stackFile
	foundStack func() stackFile
	// stackExports returns the exported stacks in the project.
	stackExports func() []StackExport
	// python returns the Python version that the project uses, ignoring Config.
	python func() project.Version
	// PyYAML returns the PyYAML release that the project uses.
	PyYAML func() project.Version
	// mergesFirst is project.MergesFirst for that release.
	mergesFirst func() bool
}

// Folder returns the information about a folder.
func (p *Project) Folder(dir string) *Folder {
	return p.folders.get(dir, func() *Folder { return p.loadFolder(dir) })
}

func (p *Project) loadFolder(dir string) *Folder {
	own, wrong := p.Finder.Config(dir)
	f := &Folder{Dir: dir, Config: p.Settings.Override(own), ConfigError: wrong}
	f.ZenML = p.zenML(f)
	f.Release = releaseFor(f.ZenML.Number)
	f.Root = p.sourceRoot(f, own.Path)
	f.innerFolders = sync.OnceValue(func() []runconfig.InnerFolder { return f.Root.InnerFolders(dir) })
	f.belowRoot = sync.OnceValue(func() string { return pathBelow(f.Root.Path, dir) })
	f.stackFile = p.stackFile(f, own.Path)
	f.stackExports = sync.OnceValue(func() []StackExport { return p.stackExports(f) })
	f.foundStack = sync.OnceValue(func() stackFile { return p.findStack(f) })
	f.usesZenML = sync.OnceValue(func() bool { return p.Finder.UsesZenML(dir) })
	f.python = sync.OnceValue(func() project.Version { return p.Finder.PythonVersion(dir) })
	f.PyYAML = sync.OnceValue(func() project.Version { return p.Finder.PyYAMLVersion(dir) })
	f.mergesFirst = sync.OnceValue(func() bool { return project.MergesFirst(f.PyYAML().Number) })
	return f
}

// zenML returns the release of the settings, else of the configuration, else the detected one.
func (p *Project) zenML(f *Folder) project.Version {
	const option = "zenml-version"
	if f.Config.ZenMLVersion == "" {
		return p.Finder.ZenMLVersion(f.Dir)
	}
	return project.Version{
		Number: f.Config.ZenMLVersion, Origin: f.Config.Origin(option),
		IsExplicit: !(p.Settings.OneTime && p.Settings.IsSet(option)),
	}
}

// releaseFor returns the known release that files are checked against if the project uses the given version.
func releaseFor(version string) *schema.Release {
	known, ok := project.NearestKnownRelease(version)
	if !ok {
		known = schema.Versions()[0]
	}
	release, err := schema.Load(known)
	if err != nil {
		panic(err) // the tables are part of the program
	}
	return release
}

// sourceRoot returns the source root of the settings, else that of the configuration at configPath, else the detected one.
func (p *Project) sourceRoot(f *Folder, configPath string) project.SourceRoot {
	if f.Config.SourceRoot == "" {
		return p.Finder.SourceRoot(f.Dir)
	}
	return project.SourceRoot{Path: p.optionPath("source-root", f.Config.SourceRoot, configPath)}
}

// pathBelow returns a path relative to a folder, "" if it is not below that.
func pathBelow(folder, path string) string {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	if path, err = filepath.Abs(path); err != nil {
		return ""
	}
	below, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(below) {
		return ""
	}
	return below
}

// optionPath returns the path in an option: one of the settings is relative to the working directory or the workspace folder, one of the
// configuration at configPath to its folder.
func (p *Project) optionPath(option, path, configPath string) string {
	dir := filepath.Dir(configPath)
	if p.Settings.IsSet(option) {
		dir = p.Finder.Workspace
	}
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, filepath.FromSlash(path))
}

// Python returns the Python version that pipelines are started with: that of Config, else the detected one.
func (f *Folder) Python() project.Version {
	if f.Config.PythonVersion != "" {
		return project.Version{Number: f.Config.PythonVersion, Origin: f.Config.Origin("python-version"), IsExplicit: true}
	}
	return f.python()
}

// newerRelease returns the ZenML release in use if it is newer than all known ones, or "".
func (f *Folder) newerRelease() string {
	if project.IsNewerThanKnown(f.ZenML.Number) {
		return f.ZenML.Number
	}
	return ""
}

// CheckedAgainst describes the release that files are checked against, and says if it is not the one that the project uses.
func (f *Folder) CheckedAgainst() string {
	if f.Release.Version != f.ZenML.Number {
		return fmt.Sprintf("ZenML %s is not known, checked against %s", f.ZenML.Number, f.Release.Version)
	}
	return "ZenML " + f.ZenML.Number
}

// String returns a one-line description.
func (f *Folder) String() string {
	return fmt.Sprintf("%s: %s (%s); paths are relative to %s", f.Dir, f.CheckedAgainst(), f.ZenML.Origin, f.Root.Path)
}
