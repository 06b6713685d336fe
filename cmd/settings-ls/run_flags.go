package main

import (
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// runFlags describe the parts of a run that are not in the run configuration.
type runFlags struct {
	pipelineName, pythonVersion string
	steps                       []string
	stack                       string
	integrations                []string
	requirements, aptPackages   []string
}

func (r *runFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&r.pipelineName, "pipeline-name", "pipeline", "The `NAME` of the pipeline; part of the name of the image built from a custom Dockerfile")
	f.StringVar(&r.pythonVersion, "python-version", "", "The Python `VERSION` of ZenML's default image, such as 3.11 (default: the version that the project uses)")
	f.StringArrayVar(&r.steps, "pipeline-step", nil, "The `NAME` of a step that the file does not mention (repeatable); if given, the pipeline has only these steps and those in the file")
	f.StringVar(&r.stack, "stack", "", "Plan the images for the stack in this `FILE`, written by 'zenml stack export'")
	f.StringArrayVar(&r.integrations, "stack-integration", nil, "The `NAME` of an integration that the stack requires (repeatable)")
	f.StringArrayVar(&r.requirements, "stack-requirement", nil, "A Python `REQUIREMENT` of the stack (repeatable)")
	f.StringArrayVar(&r.aptPackages, "stack-apt-package", nil, "An apt `PACKAGE` of the stack (repeatable)")
	heading(command, stackHeading, "pipeline-name", "python-version", "pipeline-step", "stack", "stack-integration", "stack-requirement", "stack-apt-package")
}

// set copies the flags to settings.
func (r *runFlags) set(settings *analysis.Settings) error {
	settings.PipelineName, settings.Steps = r.pipelineName, r.steps
	settings.Stack.File = r.stack
	if err := errors.Join(
		checkFlag("stack-requirements", "--stack-requirement", r.requirements),
		checkFlag("stack-apt-packages", "--stack-apt-package", r.aptPackages),
	); err != nil {
		return err
	}
	for _, name := range r.integrations {
		settings.Stack.Integrations = append(settings.Stack.Integrations, preview.SourcedText{Text: name, From: "--stack-integration " + name})
	}
	for _, text := range r.requirements {
		settings.Stack.Requirements = append(settings.Stack.Requirements, preview.SourcedText{Text: text, From: "--stack-requirement"})
	}
	for _, text := range r.aptPackages {
		settings.Stack.AptPackages = append(settings.Stack.AptPackages, preview.SourcedText{Text: text, From: "--stack-apt-package"})
	}
	return setOption(settings, "python-version", r.pythonVersion)
}

// open opens a file and reads the stack that its images are built for.
func (r *runFlags) open(command *cobra.Command, in *input, path string) (opened, error) {
	o, err := in.open(command, path, r)
	if err != nil {
		return opened{}, err
	}
	o.steps = r.steps
	return o, r.readStack(command, o.Analysis)
}

// readStack reports errors in the stack, and components whose requirements are not known.
func (r *runFlags) readStack(command *cobra.Command, a *analysis.Analysis) error {
	_, custom, err := a.Stack()
	var unread *fs.PathError
	if errors.As(err, &unread) {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", r.stack, reason(err))
		return exit(unreadable)
	}
	for _, flavor := range custom {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %s does not include the flavor %s; add its requirements with --stack-requirement\n", r.stack, a.Label(), flavor)
	}
	return err
}
