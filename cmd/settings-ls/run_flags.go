package main

import (
	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
)

// runFlags describe the parts of a run that are not in the run configuration.
type runFlags struct {
	stackFlags
	pipelineName string
	steps        []string
	// containerized is for a stack whose orchestrator needs no images.
	containerized bool
}

func (r *runFlags) register(command *cobra.Command) {
	r.stackFlags.register(command)
	f := command.Flags()
	f.StringVar(&r.pipelineName, "pipeline-name", "", "The `NAME` of the pipeline; part of the name of the image built from a custom Dockerfile (default: the name in Python, \"pipeline\" for YAML)")
	f.StringArrayVar(&r.steps, "pipeline-step", nil, "The `NAME` of a step that the file does not mention (repeatable); if given, the pipeline has only these steps and those in the file")
	f.BoolVar(&r.containerized, "containerized", false, "Show the images of a containerized orchestrator even if the stack has another, such as the local one")
	heading(command, stackHeading, "pipeline-name", "pipeline-step", "containerized")
}

// set copies the flags to settings.
func (r *runFlags) set(p *analysis.Project) error {
	p.Settings.PipelineName, p.Settings.Steps, p.Settings.Containerized = r.pipelineName, r.steps, r.containerized
	return r.stackFlags.set(p)
}

// open opens a file and reads the stack that its images are built for.
func (r *runFlags) open(command *cobra.Command, in *input, path string) (opened, error) {
	o, err := in.open(command, path, r)
	if err != nil {
		return opened{}, err
	}
	o.steps = r.steps
	return o, readStack(command, o.Analysis)
}
