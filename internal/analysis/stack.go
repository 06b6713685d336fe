package analysis

import (
	"sync"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// stackResult has the results of Stack.
type stackResult struct {
	active preview.Stack
	custom []string
	err    error
}

// Stack returns the stack that images are built for: that of the settings, else that of the configuration. custom are the flavors
// of an exported stack that are not part of ZenML, whose requirements are unknown. The error is an *fs.PathError if the exported
// stack cannot be read. It is also set if the stack is invalid or the release does not have an integration.
func (a *Analysis) Stack() (active preview.Stack, custom []string, err error) {
	s := a.stack()
	return s.active, s.custom, s.err
}

func (a *Analysis) readStack() stackResult {
	s := a.project.stackFor(a.release())
	if s.err != nil {
		return s
	}
	if !s.active.Known {
		s.active = configuredStack(a.Folder().Config)
	}
	return s
}

// stackFor returns the stack of the settings for a release. It is read once, so that its error is the same for all files.
func (p *Project) stackFor(release *schema.Release) stackResult {
	load, _ := p.stacks.LoadOrStore(release.Version, sync.OnceValue(func() stackResult {
		s, err := stackOfSettings(release, p.Settings.Stack)
		if err != nil {
			return stackResult{err: err}
		}
		return s
	}))
	return load.(func() stackResult)()
}

// stackOfSettings combines the parts of a stack in the settings.
func stackOfSettings(release *schema.Release, from Stack) (s stackResult, err error) {
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

// configuredStack returns the stack of a configuration.
func configuredStack(config project.Config) preview.Stack {
	var made preview.Stack
	made.Add(
		withSource(config.StackRequirements, config.Origin("stack-requirements")),
		withSource(config.StackAptPackages, config.Origin("stack-apt-packages")),
	)
	return made
}

// withSource returns texts with a common source.
func withSource(texts []string, from string) []preview.SourcedText {
	var all []preview.SourcedText
	for _, text := range texts {
		all = append(all, preview.SourcedText{Text: text, From: from})
	}
	return all
}
