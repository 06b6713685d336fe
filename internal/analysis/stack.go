package analysis

import (
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
)

// stack are the results of Stack.
type stack struct {
	active preview.Stack
	custom []string
	err    error
}

// Stack is the stack that images are built for: that of the settings, else that of the configuration. custom are the
// flavors of an exported stack that ZenML does not ship, and whose requirements are not known. An error says that the
// exported stack cannot be read, a *fs.PathError when it is the file that cannot, or that the release does not have an
// integration.
func (a *Analysis) Stack() (active preview.Stack, custom []string, err error) {
	s := a.stack()
	return s.active, s.custom, s.err
}

func (a *Analysis) readStack() stack {
	s, err := a.stackOfSettings(a.project.Settings.Stack)
	if err != nil {
		return stack{err: err}
	}
	if !s.active.Known {
		s.active = configuredStack(a.Folder().Config)
	}
	return s
}

// stackOfSettings joins the parts of a stack.
func (a *Analysis) stackOfSettings(from Stack) (s stack, err error) {
	release := a.release()
	if from.File != "" {
		text, err := safefile.Read(from.File)
		if err != nil {
			return s, err
		}
		if s.active, s.custom, err = preview.ReadStack(release, yamldoc.Parse(from.File, text)); err != nil {
			return s, err
		}
	}
	for _, integration := range from.Integrations {
		if err := s.active.AddIntegration(release, integration.Text, integration.From); err != nil {
			return s, err
		}
	}
	s.active.Add(from.Requirements, from.AptPackages)
	return s, nil
}

// configuredStack is the stack of a configuration.
func configuredStack(config project.Config) preview.Stack {
	var made preview.Stack
	made.Add(
		sourced(config.StackRequirements, config.Origin("stack-requirements")),
		sourced(config.StackAptPackages, config.Origin("stack-apt-packages")),
	)
	return made
}

// sourced are texts with their common origin.
func sourced(texts []string, from string) []preview.SourcedText {
	var all []preview.SourcedText
	for _, text := range texts {
		all = append(all, preview.SourcedText{Text: text, From: from})
	}
	return all
}
