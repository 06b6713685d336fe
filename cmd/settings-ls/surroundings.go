package main

import (
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/project"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// surroundings tell of a file what it cannot say itself. They are safe for concurrent use.
type surroundings struct {
	finder *project.Finder
	// version is that of --zenml-version, sourceRoot that of --source-root, "" when they are to be found.
	version, sourceRoot string
	// folders hold the basis of each folder that was asked for.
	folders sync.Map
}

// aroundFlags are the flags that say what a file is judged by.
type aroundFlags struct{ sourceRoot, zenmlVersion string }

func (f *aroundFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&f.sourceRoot, "source-root", "", "folder that file names in the settings count from (default: the nearest\nfolder above with a .zen, else the git repository, else the file's own folder)")
	flags.StringVar(&f.zenmlVersion, "zenml-version", "", "ZenML release that judges (default: the one that the project uses)")
	completeVersions(command)
}

func newSurroundings(flags aroundFlags) (*surroundings, error) {
	s := &surroundings{
		finder:     &project.Finder{VirtualEnv: os.Getenv("VIRTUAL_ENV")},
		version:    flags.zenmlVersion,
		sourceRoot: flags.sourceRoot,
	}
	if _, err := knownRelease(s.version); err != nil {
		return s, err
	}
	if s.sourceRoot != "" {
		if info, err := os.Stat(s.sourceRoot); err != nil || !info.IsDir() {
			return s, fmt.Errorf("--source-root %q is not a folder", s.sourceRoot)
		}
	}
	return s, nil
}

// basis is what the judgement of a folder's files rests on.
type basis struct {
	dir   string
	root  project.Root
	zenml project.Version
	// release judges; mostly it is zenml itself.
	release *schema.Release
}

// of finds what holds for the files of a folder.
func (s *surroundings) of(dir string) (*basis, error) {
	if known, ok := s.folders.Load(dir); ok {
		return known.(*basis), nil
	}
	b := &basis{dir: dir, root: project.Root{Path: s.sourceRoot}, zenml: project.Version{Number: s.version, Origin: "--zenml-version"}}
	if s.sourceRoot == "" {
		b.root = s.finder.SourceRoot(dir, "")
	}
	if s.version == "" {
		b.zenml = s.finder.ZenMLVersion(dir)
	}
	version, ok := project.Known(b.zenml.Number)
	if !ok {
		version = schema.Versions()[0]
	}
	var err error
	b.release, err = schema.Load(version)
	s.folders.Store(dir, b)
	return b, err
}

// options are those for reading one of the folder's files.
func (b *basis) options() runconfig.Options {
	return runconfig.Options{
		Release: b.release, Root: project.DirFS(b.root.Path),
		RootCertainty: b.root.Certainty, Nearer: b.root.Nearer(b.dir),
	}
}

// String is a line for people.
func (b *basis) String() string {
	judged := "ZenML " + b.zenml.Number
	if b.release.Version != b.zenml.Number {
		judged += " is not known, judged as " + b.release.Version
	}
	return fmt.Sprintf("%s: %s (%s); file names count from %s", b.dir, judged, b.zenml.Origin, b.root.Path)
}

// knownRelease gives the known release for --zenml-version: the newest one when it is "".
func knownRelease(version string) (string, error) {
	if version == "" {
		return schema.Latest(), nil
	}
	if known, ok := project.Known(version); ok {
		return known, nil
	}
	versions := schema.Versions()
	return "", fmt.Errorf("--zenml-version %q is not a known release; known are %s to %s", version, versions[0], versions[len(versions)-1])
}
