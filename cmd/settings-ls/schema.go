package main

import (
	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/schema"
)

func schemaCommand() *cobra.Command {
	var version string
	command := &cobra.Command{
		Use:   "schema [OPTIONS]",
		Short: "Print the JSON Schema of run configurations",
		Long: `Print the JSON Schema (draft-07) of the run configurations that a ZenML release accepts.

Red Hat's YAML extension and other editors with yaml-language-server use it if the first line of a run configuration names the file,
relative to the run configuration:

  # yaml-language-server: $schema=zenml-run.schema.json

or if the setting yaml.schemas has it for the files that match a pattern:

  {"yaml.schemas": {"zenml-run.schema.json": "configs/*.yaml"}}`,
		Example: `  settings-ls schema > zenml-run.schema.json
  settings-ls schema --zenml-version 0.84.3`,
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, _ []string) error {
			known := schema.Latest()
			if err := checkFlag("zenml-version", "--zenml-version", version); err != nil {
				return err
			}
			if version != "" {
				known, _ = project.NearestKnownRelease(version)
			}
			release, err := schema.Load(known)
			if err != nil {
				return err
			}
			_, err = command.OutOrStdout().Write(release.JSONSchema())
			return err
		},
	}
	command.Flags().StringVar(&version, "zenml-version", "", "ZenML `RELEASE` (default: the newest known)")
	completeVersions(command)
	return command
}
