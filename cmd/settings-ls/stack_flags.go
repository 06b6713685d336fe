package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/preview"
)

// stackFlags describe the stack that a pipeline runs on, and the Python version of ZenML's default image.
type stackFlags struct {
	pythonVersion             string
	stack                     string
	integrations              []string
	requirements, aptPackages []string
}

func (s *stackFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&s.pythonVersion, "python-version", "", "The Python `VERSION` of ZenML's default image, such as 3.11 (default: the version that the project uses)")
	f.StringVar(&s.stack, "stack", "", "Read the stack that runs the pipeline from this `FILE`, written by 'zenml stack export'")
	f.StringArrayVar(&s.integrations, "stack-integration", nil, "The `NAME` of an integration that the stack requires (repeatable)")
	f.StringArrayVar(&s.requirements, "stack-requirement", nil, "A Python `REQUIREMENT` of the stack (repeatable)")
	f.StringArrayVar(&s.aptPackages, "stack-apt-package", nil, "An apt `PACKAGE` of the stack (repeatable)")
	heading(command, stackHeading, "python-version", "stack", "stack-integration", "stack-requirement", "stack-apt-package")
}

// set copies the flags to settings.
func (s *stackFlags) set(p *analysis.Project) error {
	if err := errors.Join(
		checkFlag("stack-requirements", "--stack-requirement", s.requirements),
		checkFlag("stack-apt-packages", "--stack-apt-package", s.aptPackages),
	); err != nil {
		return err
	}
	stack := &p.Settings.Stack
	stack.File = s.stack
	for _, name := range s.integrations {
		stack.Integrations = append(stack.Integrations, preview.SourcedText{Text: name, From: "--stack-integration " + name})
	}
	for _, text := range s.requirements {
		stack.Requirements = append(stack.Requirements, preview.SourcedText{Text: text, From: "--stack-requirement"})
	}
	for _, text := range s.aptPackages {
		stack.AptPackages = append(stack.AptPackages, preview.SourcedText{Text: text, From: "--stack-apt-package"})
	}
	return setOption(&p.Settings, "python-version", s.pythonVersion)
}

// stackError says why the stack of the flags cannot be used.
type stackError struct {
	file string
	err  error
}

func (e *stackError) Error() string {
	if e.exit() == unreadable {
		return fmt.Sprintf("%s: %v", e.file, reason(e.err))
	}
	return e.err.Error()
}

func (e *stackError) exit() exit {
	var unread *fs.PathError
	if errors.As(e.err, &unread) {
		return unreadable
	}
	return wrongUsage
}
