package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/schema"
)

// aroundFlags are the flags that say what a file is judged by.
type aroundFlags struct{ sourceRoot, zenmlVersion string }

func (f *aroundFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&f.sourceRoot, "source-root", "", "folder that file names in the settings count from (default: the nearest\nfolder above with a .zen, else the git repository, else the file's own folder)")
	flags.StringVar(&f.zenmlVersion, "zenml-version", "", "ZenML release that judges (default: the one that the project uses)")
	completeVersions(command)
}

func newSurroundings(flags aroundFlags) (*project.Surroundings, error) {
	s := &project.Surroundings{
		Finder:     &project.Finder{VirtualEnv: os.Getenv("VIRTUAL_ENV")},
		Version:    flags.zenmlVersion,
		SourceRoot: flags.sourceRoot,
	}
	return s, s.Check()
}

// knownRelease gives the known release for --zenml-version: the newest one when it is "".
func knownRelease(version string) (string, error) {
	if version == "" {
		return schema.Latest(), nil
	}
	if err := (&project.Surroundings{Version: version}).Check(); err != nil {
		return "", err
	}
	known, _ := project.Known(version)
	return known, nil
}
