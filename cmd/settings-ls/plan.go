package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
)

// planFlags say of a run what its file cannot.
type planFlags struct {
	pipelineName, pythonVersion string
	steps                       []string
	stack                       string
	integrations                []string
	requirements, aptPackages   []string
}

func (p *planFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&p.pipelineName, "pipeline-name", "pipeline", "name of the pipeline, part of the name of the image that dockerfile is built to")
	f.StringVar(&p.pythonVersion, "python-version", "", "Python of ZenML's own image, such as 3.11 (default: the one that the project uses)")
	f.StringArrayVar(&p.steps, "pipeline-step", nil, "a step that the pipeline has, also when the file does not name it (repeatable);\nwith those of the file these are then all")
	f.StringVar(&p.stack, "stack", "", "the stack to build for, a file that 'zenml stack export' wrote")
	f.StringArrayVar(&p.integrations, "stack-integration", nil, "an integration that the stack brings (repeatable)")
	f.StringArrayVar(&p.requirements, "stack-requirement", nil, "a Python requirement that the stack brings (repeatable)")
	f.StringArrayVar(&p.aptPackages, "stack-apt", nil, "an apt package that the stack brings (repeatable)")
}

// open reads a file and plans its images.
func (p *planFlags) open(command *cobra.Command, in *input, path string) (planned, error) {
	file, around, err := in.open(command, path)
	if err != nil {
		return planned{}, err
	}
	options := preview.Options{PipelineName: p.pipelineName, PythonVersion: p.pythonVersion, Steps: p.steps}
	basis, err := around.Of(filepath.Dir(file.Doc.Name))
	if err != nil {
		return planned{}, err
	}
	if options.PythonVersion == "" {
		options.PythonVersion = basis.Config.PythonVersion
	}
	if options.PythonVersion == "" {
		options.PythonVersion = around.Finder.PythonVersion(filepath.Dir(file.Doc.Name)).Number
	}
	if options.Stack, err = p.readStack(command, file); err != nil {
		return planned{}, err
	}
	if !options.Stack.Known {
		config := basis.Config
		options.Stack = preview.ConfiguredStack(config.StackRequirements, config.StackAptPackages, filepath.Base(config.Path))
	}
	return planned{file, options, preview.Plan(file, options)}, nil
}

// readStack puts together what the flags say of the stack.
func (p *planFlags) readStack(command *cobra.Command, file *runconfig.File) (stack preview.Stack, err error) {
	release := file.Options.Release
	if p.stack != "" {
		src, err := safefile.Read(p.stack)
		if err != nil {
			printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", p.stack, reason(err))
			return stack, exit(unreadable)
		}
		var custom []string
		if stack, custom, err = preview.ReadStack(release, yamldoc.Parse(p.stack, src)); err != nil {
			return stack, err
		}
		for _, flavor := range custom {
			printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: ZenML %s does not ship the flavor %s; what it requires can be said with --stack-requirement\n", p.stack, release.Version, flavor)
		}
	}
	for _, name := range p.integrations {
		if err := stack.AddIntegration(release, name, "--stack-integration "+name); err != nil {
			return stack, err
		}
	}
	for _, text := range p.requirements {
		stack.Known = true
		stack.Requirements = append(stack.Requirements, preview.Sourced{Text: text, From: "--stack-requirement"})
	}
	for _, text := range p.aptPackages {
		stack.Known = true
		stack.AptPackages = append(stack.AptPackages, preview.Sourced{Text: text, From: "--stack-apt"})
	}
	return stack, nil
}
