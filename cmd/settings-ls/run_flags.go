package main

import (
	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// runFlags describe the parts of a run that are not in the run configuration.
type runFlags struct {
	stackFlags
	pipelineName string
	steps        []string
}

func (r *runFlags) register(command *cobra.Command) {
	r.stackFlags.register(command)
	f := command.Flags()
	f.StringVar(&r.pipelineName, "pipeline-name", "", "The `NAME` of the pipeline; part of the name of the image built from a custom Dockerfile (default: the name in Python, \"pipeline\" for YAML)")
	f.StringArrayVar(&r.steps, "pipeline-step", nil, "The `NAME` of a step that the file does not mention (repeatable); if given, the pipeline has only these steps and those in the file")
	heading(command, stackHeading, "pipeline-name", "pipeline-step")
}

// set copies the flags to settings.
func (r *runFlags) set(p *analysis.Project) error {
	p.Settings.PipelineName, p.Settings.Steps = r.pipelineName, r.steps
	return r.stackFlags.set(p)
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
	if err != nil {
		failed := &stackError{r.stack, err}
		if failed.exit() != unreadable {
			return failed
		}
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %v\n", failed)
		return exit(unreadable)
	}
	for _, flavor := range custom {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %s does not include the flavor %s; add its requirements with --stack-requirement\n", r.stack, a.Label(), flavor)
	}
	return nil
}
