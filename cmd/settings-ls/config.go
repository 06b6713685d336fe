package main

import (
	"encoding/json"
	"fmt"
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
	command := &cobra.Command{
		Use:   "config [FILE]",
		Short: "Show the configuration that is in force for a file, and where it comes from",
		Long: `Show the configuration that is in force for a file, without one for this folder, and
where each value comes from: settings-ls.toml, or [tool.settings-ls] in pyproject.toml,
the nearest above the file. docs/configuration.md describes the options.

Exit codes: 0 it can be read, 2 it cannot.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = filepath.Dir(args[0])
			}
			opening, err := newProject()
			if err != nil {
				return err
			}
			folder := opening.Folder(dir)
			if folder.ConfigError != nil {
				return folder.ConfigError
			}
			return writeConfig(command.OutOrStdout(), format, inForce(folder))
		},
	}
	command.Flags().StringVar(&format, "format", "text", "text or json")
	complete(command, "format", "text", "json")
	return command
}

// value is an option as it is in force.
type value struct {
	Option string `json:"option"`
	// Value is nil where only a run can tell.
	Value  any    `json:"value"`
	Origin string `json:"origin"`
}

// inForce are all options; what the configuration does not set is as it was found, or the default.
func inForce(folder *analysis.Folder) []value {
	found := map[string]value{
		"zenml-version":   {Value: folder.ZenML.Number, Origin: folder.ZenML.Origin},
		"source-root":     {Value: folder.Root.Path, Origin: "found"},
		"build-platform":  {Value: buildPlatform, Origin: "this machine"},
		"target-platform": {Value: analysis.DefaultPlatform, Origin: "default"},
	}
	python := folder.Python()
	found["python-version"] = value{Value: python.Number, Origin: python.Origin}
	var all []value
	for _, option := range project.Options {
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
	switch format {
	case "json":
		return report.WriteIndented(out, values)
	case "text":
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
	return fmt.Errorf("--format %q is none of text, json", format)
}
