package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// stackFlags describe the stack that a pipeline runs on, and the Python version of ZenML's default image.
type stackFlags struct {
	pythonVersion             string
	stack, codeRepository     string
	integrations              []string
	requirements, aptPackages []string
}

func (s *stackFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&s.pythonVersion, "python-version", "", "The Python `VERSION` of ZenML's default image, such as 3.11 (default: the version that the project uses)")
	s.registerStack(command)
	f.StringVar(&s.codeRepository, "code-repository", "", "The `INTEGRATION` of the code repository that the project is in, such as github, or none (default: unknown)")
	f.StringArrayVar(&s.integrations, "stack-integration", nil, "The `NAME` of an integration that the stack requires (repeatable)")
	f.StringArrayVar(&s.requirements, "stack-requirement", nil, "A Python `REQUIREMENT` of the stack (repeatable)")
	f.StringArrayVar(&s.aptPackages, "stack-apt-package", nil, "An apt `PACKAGE` of the stack (repeatable)")
	heading(command, stackHeading, "python-version", "code-repository", "stack-integration", "stack-requirement", "stack-apt-package")
}

// registerStack registers only the flag for the exported stack.
func (s *stackFlags) registerStack(command *cobra.Command) {
	command.Flags().StringVar(&s.stack, "stack", "", "Read the stack that runs the pipeline from this `FILE`, written by 'zenml stack export' (default: the one in the project)")
	heading(command, stackHeading, "stack")
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
	for _, name := range s.integrations {
		stack.Integrations = append(stack.Integrations, preview.SourcedText{Text: name, From: "--stack-integration " + name})
	}
	for _, text := range s.requirements {
		stack.Requirements = append(stack.Requirements, preview.SourcedText{Text: text, From: "--stack-requirement"})
	}
	for _, text := range s.aptPackages {
		stack.AptPackages = append(stack.AptPackages, preview.SourcedText{Text: text, From: "--stack-apt-package"})
	}
	return errors.Join(
		setOption(&p.Settings, "stack", s.stack),
		setOption(&p.Settings, "code-repository", s.codeRepository),
		setOption(&p.Settings, "python-version", s.pythonVersion),
	)
}

// stackError says why a stack cannot be used.
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

// readStack reports errors in the stack, a stack that was found, and components whose requirements are not known.
func readStack(command *cobra.Command, a *analysis.Analysis) error {
	s := a.Stack()
	if s.Err != nil {
		failed := &stackError{s.File, s.Err}
		if failed.exit() != unreadable {
			return failed
		}
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %v\n", failed)
		return exit(unreadable)
	}
	file := s.File
	if dir, err := os.Getwd(); err == nil {
		file = shortPath(dir, file)
	}
	if s.IsFound {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: using the stack %s of %s\n", s.Name, file)
	}
	for _, flavor := range s.Custom {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %s does not include the flavor %s; add its requirements with --stack-requirement\n", file, a.Label(), flavor)
	}
	return nil
}
