package main

import (
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// runFlags say of a run what its file cannot.
type runFlags struct {
	pipelineName, pythonVersion string
	steps                       []string
	stack                       string
	integrations                []string
	requirements, aptPackages   []string
}

func (r *runFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&r.pipelineName, "pipeline-name", "pipeline", "name of the pipeline, part of the name of the image that dockerfile is built to")
	f.StringVar(&r.pythonVersion, "python-version", "", "Python of ZenML's own image, such as 3.11 (default: the one that the project uses)")
	f.StringArrayVar(&r.steps, "pipeline-step", nil, "a step that the pipeline has, also when the file does not name it (repeatable);\nwith those of the file these are then all")
	f.StringVar(&r.stack, "stack", "", "the stack to build for, a file that 'zenml stack export' wrote")
	f.StringArrayVar(&r.integrations, "stack-integration", nil, "an integration that the stack brings (repeatable)")
	f.StringArrayVar(&r.requirements, "stack-requirement", nil, "a Python requirement that the stack brings (repeatable)")
	f.StringArrayVar(&r.aptPackages, "stack-apt-package", nil, "an apt package that the stack brings (repeatable)")
}

// set adds what the flags say to settings.
func (r *runFlags) set(settings *analysis.Settings) error {
	settings.PipelineName, settings.Steps = r.pipelineName, r.steps
	settings.Stack.File = r.stack
	for _, name := range r.integrations {
		settings.Stack.Integrations = append(settings.Stack.Integrations, preview.Sourced{Text: name, From: "--stack-integration " + name})
	}
	for _, text := range r.requirements {
		settings.Stack.Requirements = append(settings.Stack.Requirements, preview.Sourced{Text: text, From: "--stack-requirement"})
	}
	for _, text := range r.aptPackages {
		settings.Stack.AptPackages = append(settings.Stack.AptPackages, preview.Sourced{Text: text, From: "--stack-apt-package"})
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

// readStack reports what is wrong with the stack, and what is not known of it.
func (r *runFlags) readStack(command *cobra.Command, a *analysis.Analysis) error {
	_, custom, err := a.Stack()
	var unread *fs.PathError
	if errors.As(err, &unread) {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", r.stack, reason(err))
		return exit(unreadable)
	}
	for _, flavor := range custom {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %s does not ship the flavor %s; what it requires can be said with --stack-requirement\n", r.stack, a.Label(), flavor)
	}
	return err
}
