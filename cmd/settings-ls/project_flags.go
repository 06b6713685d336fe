package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// projectFlags are the flags that say what project a file belongs to.
type projectFlags struct{ sourceRoot, zenmlVersion string }

func (f *projectFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&f.sourceRoot, "source-root", "", "folder that file names in the settings count from (default: the nearest\nfolder above with a .zen, else the git repository, else the file's own folder)")
	flags.StringVar(&f.zenmlVersion, "zenml-version", "", "ZenML release that judges (default: the one that the project uses)")
	completeVersions(command)
}

// set adds what the flags say to settings.
func (f *projectFlags) set(settings *analysis.Settings) error {
	if err := setOption(settings, "zenml-version", f.zenmlVersion); err != nil {
		return err
	}
	if f.sourceRoot != "" {
		if info, err := os.Stat(f.sourceRoot); err != nil || !info.IsDir() {
			return fmt.Errorf("--source-root %q is not a folder", f.sourceRoot)
		}
	}
	return setOption(settings, "source-root", f.sourceRoot)
}

// setOption sets an option to the value of the flag that is called like it, unless that is empty.
func setOption[T string | []string | map[string]string](settings *analysis.Settings, option string, value T) error {
	if len(value) == 0 {
		return nil
	}
	if err := settings.Set(option, value, "--"+option); err != nil {
		return fmt.Errorf("--%w", err)
	}
	return nil
}

// flagSet is a group of flags that say something of settings.
type flagSet interface {
	set(settings *analysis.Settings) error
}

// newProject gives the project that files are opened in, with the settings that flags say.
func newProject(flags ...flagSet) (*analysis.Project, error) {
	settings := analysis.Settings{OneOff: true, BuildPlatform: buildPlatform}
	for _, f := range flags {
		if err := f.set(&settings); err != nil {
			return nil, err
		}
	}
	return &analysis.Project{Finder: &project.Finder{VirtualEnv: os.Getenv("VIRTUAL_ENV")}, Settings: settings}, nil
}
