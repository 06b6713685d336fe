package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// configFlags choose the configuration.
type configFlags struct {
	file     string
	isolated bool
}

func (c *configFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&c.file, "config", "", "Use this configuration `FILE` for all files, and no other: a TOML file like settings-ls.toml, or a pyproject.toml")
	f.BoolVar(&c.isolated, "isolated", false, "Ignore all configuration files")
	heading(command, projectHeading, "config", "isolated")
}

func (c *configFlags) set(p *analysis.Project) error {
	if c.isolated && c.file != "" {
		return errors.New("--config cannot be used with --isolated")
	}
	if c.isolated {
		p.Finder.OnlyConfig = &project.Config{}
	}
	if c.file == "" {
		return nil
	}
	text, err := readNamed("--config", c.file)
	if err != nil {
		return err
	}
	if err := p.Finder.LoadConfig(c.file, text); err != nil {
		return err
	}
	return nil
}
