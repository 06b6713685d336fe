package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/settings-ls/settings-ls/project"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// surroundings tell of a file what it cannot say itself.
type surroundings struct {
	finder *project.Finder
	// version is that of --zenml-version, sourceRoot that of --source-root, "" when they are to be found.
	version, sourceRoot string
}

func newSurroundings(flags checkFlags) (surroundings, error) {
	s := surroundings{
		finder:     &project.Finder{VirtualEnv: os.Getenv("VIRTUAL_ENV")},
		version:    flags.zenmlVersion,
		sourceRoot: flags.sourceRoot,
	}
	if s.version != "" {
		if _, err := knownRelease(s.version); err != nil {
			return s, err
		}
	}
	if s.sourceRoot != "" {
		if info, err := os.Stat(s.sourceRoot); err != nil || !info.IsDir() {
			return s, fmt.Errorf("--source-root %q is not a folder", s.sourceRoot)
		}
	}
	return s, nil
}

// basis is what the judgement of a file rests on.
type basis struct {
	dir, root string
	zenml     project.Version
	// release is the known release that stands in for zenml, mostly itself.
	release string
}

// of finds what holds for the file at path.
func (s surroundings) of(path string) (basis, runconfig.Options, error) {
	b := basis{dir: filepath.Dir(path), root: s.sourceRoot}
	if b.root == "" {
		b.root = s.finder.SourceRoot(b.dir, "")
	}
	b.zenml = project.Version{Number: s.version, Origin: "--zenml-version"}
	if s.version == "" {
		b.zenml = s.finder.ZenMLVersion(b.dir)
	}
	var known bool
	if b.release, known = project.Known(b.zenml.Number); !known {
		b.release = schema.Versions()[0]
	}
	release, err := schema.Load(b.release)
	return b, runconfig.Options{Release: release, Root: project.DirFS(b.root), Near: project.DirFS(b.dir)}, err
}

// String is a line for people.
func (b basis) String() string {
	judged := "ZenML " + b.zenml.Number
	if b.release != b.zenml.Number {
		judged += " is not known, judged as " + b.release
	}
	return fmt.Sprintf("%s: %s (%s); file names count from %s", b.dir, judged, b.zenml.Origin, b.root)
}

// knownRelease gives the release that judges for --zenml-version.
func knownRelease(version string) (string, error) {
	if known, ok := project.Known(version); ok {
		return known, nil
	}
	versions := schema.Versions()
	return "", fmt.Errorf("--zenml-version %q is not a known release; known are %s to %s", version, versions[0], versions[len(versions)-1])
}
