package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// projectFlags describe the project that a file belongs to.
type projectFlags struct {
	configFlags
	sourceRoot, zenmlVersion string
}

func (f *projectFlags) register(command *cobra.Command) {
	f.configFlags.register(command)
	flags := command.Flags()
	flags.StringVar(&f.sourceRoot, "source-root", "", "Resolve paths in the settings relative to this `FOLDER` (default: the nearest parent folder with a .zen folder, else the git repository, else the folder of the file)")
	flags.StringVar(&f.zenmlVersion, "zenml-version", "", "Check against this ZenML `RELEASE` (default: the release that the project uses)")
	heading(command, projectHeading, "source-root", "zenml-version")
	completeVersions(command)
}

// set copies the flags to settings.
func (f *projectFlags) set(p *analysis.Project) error {
	if err := f.configFlags.set(p); err != nil {
		return err
	}
	if err := setOption(&p.Settings, "zenml-version", f.zenmlVersion); err != nil {
		return err
	}
	if f.sourceRoot != "" {
		if info, err := os.Stat(f.sourceRoot); err != nil || !info.IsDir() {
			return fmt.Errorf("invalid --source-root %q: not a folder", f.sourceRoot)
		}
	}
	return setOption(&p.Settings, "source-root", f.sourceRoot)
}

// setOption sets an option to the value of the flag of the same name, unless the value is empty.
func setOption[T string | []string | map[string]string](settings *analysis.Settings, option string, value T) error {
	if len(value) == 0 {
		return nil
	}
	return flagged("--"+option, settings.Set(option, value, "--"+option))
}

// checkFlag checks the value of a flag like that of an option with another name. An empty value is not set.
func checkFlag[T string | []string](option, flag string, value T) error {
	if len(value) == 0 {
		return nil
	}
	return flagged(flag, new(project.Config).Set(option, value, flag))
}

// flagged names the flag in an error of an option.
func flagged(flag string, err error) error {
	var invalid *project.OptionError
	if errors.As(err, &invalid) {
		invalid.Option = flag
	}
	return err
}

// flagSet is a group of flags that change the settings of a project.
type flagSet interface {
	set(p *analysis.Project) error
}

// newProject returns the project in which files are opened, with the settings of the flags.
func newProject(flags ...flagSet) (*analysis.Project, error) {
	p := &analysis.Project{
		Finder:   &project.Finder{VirtualEnv: os.Getenv("VIRTUAL_ENV")},
		Settings: analysis.Settings{OneTime: true, BuildHost: buildHost},
	}
	for _, f := range flags {
		if err := f.set(p); err != nil {
			return nil, err
		}
	}
	return p, nil
}
