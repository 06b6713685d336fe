package project

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/schema"
)

// Surroundings tell of a file what it cannot say itself. They remember what they saw of a
// folder: take new ones when files may have changed. Safe for concurrent use.
type Surroundings struct {
	Finder *Finder
	// Version is the ZenML release that a person asked for, SourceRoot the source root; "" when
	// they are to be found.
	Version, SourceRoot string
	// Settings are what a person has set in an editor: they count more than the project's configuration.
	Settings Config
	// folders hold the basis of each folder that was asked for.
	folders sync.Map
}

// Basis is what the judgement of a folder's files rests on.
type Basis struct {
	Dir   string
	Root  Root
	ZenML Version
	// Config is the project's configuration with the editor's settings over it.
	Config Config
	// Release judges; mostly it is ZenML itself.
	Release *schema.Release
}

// Of finds what holds for the files of a folder. An error says what is wrong with the configuration; the basis then
// does without it.
func (s *Surroundings) Of(dir string) (*Basis, error) {
	if known, ok := s.folders.Load(dir); ok {
		return known.(*Basis), nil
	}
	own, wrong := s.Finder.open(dir).config()
	b := &Basis{Dir: dir, Config: s.Settings.Over(own)}
	b.ZenML = s.zenML(dir, own)
	b.Root = s.root(dir, own)
	version, ok := Known(b.ZenML.Number)
	if !ok {
		version = schema.Versions()[0]
	}
	var err error
	if b.Release, err = schema.Load(version); err != nil {
		return nil, err
	}
	if wrong == nil {
		s.folders.Store(dir, b)
	}
	return b, wrong
}

// zenML is the release in use: asked for, set in the editor, configured, or found.
func (s *Surroundings) zenML(dir string, own Config) Version {
	switch {
	case s.Version != "":
		return Version{Number: s.Version, Origin: "--zenml-version"}
	case s.Settings.ZenMLVersion != "":
		return Version{s.Settings.ZenMLVersion, "the editor's settings", true}
	case own.ZenMLVersion != "":
		return Version{own.ZenMLVersion, filepath.Base(own.Path), true}
	}
	return s.Finder.ZenMLVersion(dir)
}

// root is the source root: asked for, set in the editor, configured, or found. Names count from the working
// folder, the workspace and the configuration's folder.
func (s *Surroundings) root(dir string, own Config) Root {
	switch {
	case s.SourceRoot != "":
		return Root{Path: s.SourceRoot}
	case s.Settings.SourceRoot != "":
		return Root{Path: from(s.Finder.Workspace, s.Settings.SourceRoot)}
	case own.SourceRoot != "":
		return Root{Path: from(filepath.Dir(own.Path), own.SourceRoot)}
	}
	return s.Finder.SourceRoot(dir)
}

// from is a path that counts from a folder.
func from(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, filepath.FromSlash(path))
}

// MayBeRun reports whether a file of the folder can turn out to be a run configuration, by its name and its text.
func (b *Basis) MayBeRun(path string, text []byte) bool {
	return b.Config.Includes(path) || MayBeRun(text)
}

// IsRun reports whether a file of the folder is a run configuration: the configuration names it, or it looks like one.
func (b *Basis) IsRun(path string, document *doc.Document) bool {
	return b.Config.Includes(path) || LooksLikeRun(document, b.Release)
}

// Options are those for reading one of the folder's files.
func (b *Basis) Options() runconfig.Options {
	return runconfig.Options{
		Release: b.Release, Root: safefile.Folder(b.Root.Path),
		RootCertainty: b.Root.Certainty, Nearer: b.Root.Nearer(b.Dir),
	}
}

// Judged says which release judges, and why it is not the one in use.
func (b *Basis) Judged() string {
	if b.Release.Version != b.ZenML.Number {
		return fmt.Sprintf("ZenML %s is not known, judged as %s", b.ZenML.Number, b.Release.Version)
	}
	return "ZenML " + b.ZenML.Number
}

// String is a line for people.
func (b *Basis) String() string {
	return fmt.Sprintf("%s: %s (%s); file names count from %s", b.Dir, b.Judged(), b.ZenML.Origin, b.Root.Path)
}

// Check reports a release that is not known, or a source root that is no folder. Its errors
// name the command line's flags, which other settings are called like.
func (s *Surroundings) Check() error {
	if s.Version != "" {
		if _, ok := Known(s.Version); !ok {
			versions := schema.Versions()
			return fmt.Errorf("--zenml-version %q is not a known release; known are %s to %s", s.Version, versions[0], versions[len(versions)-1])
		}
	}
	if s.SourceRoot != "" {
		if info, err := os.Stat(s.SourceRoot); err != nil || !info.IsDir() {
			return fmt.Errorf("--source-root %q is not a folder", s.SourceRoot)
		}
	}
	return nil
}
