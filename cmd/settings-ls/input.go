package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// input is the one file that a command is about, and what it is read by.
type input struct {
	aroundFlags
	stdinFilename string
	expand        bool
}

func (in *input) register(command *cobra.Command) {
	in.aroundFlags.register(command)
	f := command.Flags()
	f.StringVar(&in.stdinFilename, "stdin-filename", "", "name of what comes on standard input; its folder counts")
	f.BoolVar(&in.expand, "expand-env", false, "replace ${VARIABLES} from the environment, as ZenML does")
}

// open reads and understands the file at path, "-" for standard input. An error that is
// no wrong usage has been said already.
func (in *input) open(command *cobra.Command, path string) (*runconfig.File, *project.Surroundings, error) {
	around, err := newSurroundings(in.aroundFlags)
	if err != nil {
		return nil, nil, err
	}
	c := checker{Surroundings: around, stdin: command.InOrStdin(), stdinName: in.stdinFilename}
	src, err := c.read(project.Named(path))
	if err != nil {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", path, reason(err))
		return nil, nil, exit(unreadable)
	}
	name := c.name(path)
	basis, err := around.Of(filepath.Dir(name))
	if err != nil {
		return nil, nil, err
	}
	options := basis.Options()
	if in.expand {
		options.Environment = os.LookupEnv
	}
	return runconfig.Read(yamldoc.Parse(name, src), options), around, nil
}
