package main

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
)

func configCommand() *cobra.Command {
	var format string
	var from configFlags
	command := &cobra.Command{
		Use:   "config [OPTIONS] [FILE]",
		Short: "Show the configuration in effect and where each value comes from",
		Long: `Show the configuration in effect for FILE, or for the current folder, and where each value
comes from: the nearest settings-ls.toml, or pyproject.toml with [tool.settings-ls], in the
folder of the file or a parent folder.

Exit codes:
    0  success
    2  the configuration is invalid
    3  the configuration cannot be read`,
		Args:                  atMostOneArgument,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = filepath.Dir(args[0])
			}
			opening, err := newProject(&from)
			if err != nil {
				return err
			}
			folder := opening.Folder(dir)
			if folder.ConfigError != nil {
				return folder.ConfigError
			}
			return writeConfig(command.OutOrStdout(), format, effectiveOptions(folder))
		},
	}
	choice{&format, "FORMAT", []string{"text", "json"}}.flag(command, "format", "text", "Output format: text or json")
	from.register(command)
	return command
}

// value is the effective value of an option.
type value struct {
	Option string `json:"option"`
	// Value is nil if it is only known when the pipeline runs.
	Value  any    `json:"value"`
	Origin string `json:"origin"`
}

// effectiveOptions returns the values of all options; those that the configuration does not set are detected or the default.
func effectiveOptions(folder *analysis.Folder) []value {
	found := map[string]value{
		"zenml-version":   {Value: folder.ZenML.Number, Origin: folder.ZenML.Origin},
		"source-root":     {Value: folder.Root.Path, Origin: "detected"},
		"build-host":      {Value: buildHost, Origin: "this machine"},
		"target-platform": {Value: analysis.DefaultPlatform, Origin: "default"},
	}
	python := folder.Python()
	found["python-version"] = value{Value: python.Number, Origin: python.Origin}
	var all []value
	for _, option := range project.ConfigOptions {
		v, ok := found[option.Name]
		if !ok {
			v = value{Origin: "default"}
		}
		if set := folder.Config.Value(option.Name); set != nil {
			v.Origin = folder.Config.Path
			if option.Name != "zenml-version" && option.Name != "source-root" {
				v.Value = set
			}
		}
		v.Option = option.Name
		all = append(all, v)
	}
	return all
}

func writeConfig(out io.Writer, format string, values []value) error {
	if format == "json" {
		return report.WriteIndented(out, values)
	}
	for _, v := range values {
		text, err := json.Marshal(v.Value)
		if err != nil {
			return err
		}
		if v.Value == nil {
			text = []byte("-")
		}
		if _, err := printable.Fprintf(out, "%-19s %s  (%s)\n", v.Option, text, v.Origin); err != nil {
			return err
		}
	}
	return nil
}
