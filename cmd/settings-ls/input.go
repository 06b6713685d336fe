package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
)

// input is the file that a command works on, and how it is read.
type input struct {
	projectFlags
	stdinFilename string
	pipeline      string
	expand        bool
}

func (in *input) register(command *cobra.Command) {
	in.registerFile(command)
	command.Flags().BoolVar(&in.expand, "expand-env", false, "Replace ${VARIABLE} placeholders with values from the environment, as ZenML does")
}

// registerFile defines the flags of a command that does not replace variables.
func (in *input) registerFile(command *cobra.Command) {
	in.projectFlags.register(command)
	stdinFilenameFlag(command, &in.stdinFilename)
	command.Flags().StringVar(&in.pipeline, "pipeline", "", "The `NAME` of the variable or function that holds the pipeline in a Python file, or that code configures with a YAML file (default: the only one)")
}

// stdinFilenameFlag defines the flag that names standard input.
func stdinFilenameFlag(command *cobra.Command, name *string) {
	command.Flags().StringVar(name, "stdin-filename", "", "Treat standard input as a file with this `NAME`, which determines its project")
}

// set copies the flags to settings.
func (in *input) set(p *analysis.Project) error {
	if in.expand {
		p.Settings.Environment, p.Settings.CheckedEnvironment = os.LookupEnv, os.LookupEnv
	}
	return in.projectFlags.set(p)
}

// open opens the file at path ("-" for standard input), with further flags. A file that cannot be read is reported.
func (in *input) open(command *cobra.Command, path string, more ...flagSet) (opened, error) {
	collectSeldom()
	opening, err := newProject(append(more, in)...)
	if err != nil {
		return opened{}, err
	}
	c := checker{Project: opening, stdin: command.InOrStdin(), stdinName: in.stdinFilename}
	src, err := c.read(project.NamedFile(path))
	if err != nil {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", path, reason(err))
		return opened{}, exit(unreadable)
	}
	a := opening.Open(analysis.Document{Path: c.name(path), Text: src})
	if wrong := a.Folder().ConfigError; wrong != nil {
		return opened{}, wrong
	}
	if project.IsPython(c.name(path)) {
		a, err = in.choosePipeline(a, c.name(path))
	} else {
		a, err = in.chooseCode(command, a, c.name(path))
	}
	if err != nil {
		return opened{}, err
	}
	if err := requireRun(command, a); err != nil {
		return opened{}, err
	}
	return opened{Analysis: a}, nil
}

// choosePipeline returns the analysis of the pipeline that the flag names in the Python file at path, or of its only one. In a
// file without pipelines it is that of the objects of settings.
func (in *input) choosePipeline(a *analysis.Analysis, path string) (*analysis.Analysis, error) {
	names := a.PipelineNames()
	name := in.pipeline
	if name == "" && len(names) == 1 {
		name = names[0]
	}
	switch chosen, ok := a.Pipeline(name); {
	case ok:
		return chosen, nil
	case len(names) == 0:
		if objects, ok := a.Objects(); ok && name == "" {
			return objects, nil
		}
		return nil, fmt.Errorf("%s has no pipeline", path)
	case name == "":
		return nil, fmt.Errorf("%s has several pipelines; choose one with --pipeline: %s", path, strings.Join(names, ", "))
	default:
		return nil, fmt.Errorf("%s has no pipeline %q; it has %s", path, name, strings.Join(names, ", "))
	}
}

// chooseCode returns the analysis of the YAML file at path for the pipeline that the flag names among those that code configures with the file. Without the
// flag it says that there are several.
func (in *input) chooseCode(command *cobra.Command, a *analysis.Analysis, path string) (*analysis.Analysis, error) {
	names := a.CodePipelines()
	if in.pipeline == "" {
		if len(names) > 1 {
			printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s configures several pipelines; settings in which they differ are unknown; choose one with --pipeline: %s\n",
				path, strings.Join(names, ", "))
		}
		return a, nil
	}
	chosen, ok := a.ForCodePipeline(in.pipeline)
	switch {
	case ok:
		return chosen, nil
	case len(names) == 0:
		return nil, fmt.Errorf("no Python file configures a pipeline with %s", path)
	}
	return nil, fmt.Errorf("%s does not configure a pipeline %q; it configures %s", path, in.pipeline, strings.Join(names, ", "))
}

// requireRun reports a file of which no settings can be shown: it has no mapping, or is another tool's.
func requireRun(command *cobra.Command, a *analysis.Analysis) error {
	document := a.File().Doc
	var why string
	switch root := document.Root; {
	case len(document.Errors) > 0: // what can be read is shown
	case root == nil:
		why = "a run configuration must be a mapping, got an empty file"
	case root.IsUnknown(): // what is known of a pipeline is shown
	case root.Kind != doc.Mapping:
		why = fmt.Sprintf("a run configuration must be a mapping, got a %s", root.Kind)
	case a.IsForeign():
		why = "not recognized as a ZenML run configuration"
	}
	if why == "" {
		return nil
	}
	printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %s\n", document.Name, why)
	return exit(findings)
}
