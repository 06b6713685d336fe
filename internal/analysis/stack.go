package analysis

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// ActiveStack is the stack that images are built for.
type ActiveStack struct {
	preview.Stack
	// File is the path of the exported stack, "" if there is none. IsFound means that it was found and not configured.
	File    string
	IsFound bool
	// Custom are the flavors of the exported stack that are not part of ZenML, whose requirements are unknown, as TYPE.FLAVOR.
	Custom []string
	// Err says why the stack is not known. It is an *fs.PathError if the exported stack cannot be read. It is also set if the stack is
	// invalid or the release does not have an integration.
	Err error
}

// label names the stack in a diff.
func (s ActiveStack) label() string {
	if s.Name == "" {
		return "unknown stack"
	}
	return "stack " + s.Name
}

// Stack returns the stack that images are built for: that of the settings, else that of the configuration, else an exported stack that
// is found in the project.
func (a *Analysis) Stack() ActiveStack { return a.stack() }

func (a *Analysis) readStack() ActiveStack {
	config, settings := a.Folder().Config, a.project.Settings.Stack
	file := a.Folder().stackFile
	if file.path == "" && settings.isEmpty() && len(config.StackRequirements)+len(config.StackAptPackages) == 0 && !a.document.IsUntitled {
		file = a.Folder().foundStack()
	}
	s := a.project.stackFor(a.release(), file)
	if s.Err == nil && settings.isEmpty() {
		s.Add(
			withSource(config.StackRequirements, config.Origin("stack-requirements")),
			withSource(config.StackAptPackages, config.Origin("stack-apt-packages")),
		)
	}
	return s
}

// stackFile is an exported stack, none if its path is "".
type stackFile struct {
	path string
	// isNamed means that it was named by a flag or an editor, isFound that it was found.
	isNamed, isFound bool
}

// stackFile returns the exported stack of the settings, else that of the configuration at configPath.
func (p *Project) stackFile(f *Folder, configPath string) stackFile {
	if f.Config.Stack == "" {
		return stackFile{}
	}
	return stackFile{path: p.optionPath("stack", f.Config.Stack, configPath), isNamed: p.Settings.IsSet("stack")}
}

// stackKey identifies a stack.
type stackKey struct {
	release string
	file    stackFile
}

// stackFor returns a stack for a release, with the parts in the settings. It is read once, so that its error is the same for all files.
func (p *Project) stackFor(release *schema.Release, file stackFile) ActiveStack {
	return p.stacks.get(stackKey{release.Version, file}, func() ActiveStack {
		s := ActiveStack{File: file.path, IsFound: file.isFound}
		s.Err = s.read(p, release, file)
		return s
	})
}

func (s *ActiveStack) read(p *Project, release *schema.Release, file stackFile) error {
	if file.path != "" {
		document := project.File{Path: file.path}
		if file.isNamed {
			document = project.NamedFile(file.path)
		}
		text, err := p.Finder.Read(document)
		if err != nil {
			return err
		}
		if s.Stack, s.Custom, err = preview.ReadStack(release, yamldoc.Parse(file.path, text)); err != nil {
			return err
		}
	}
	from := p.Settings.Stack
	for _, integration := range from.Integrations {
		if err := s.AddIntegration(release, integration.Text, integration.From); err != nil {
			return err
		}
	}
	s.Add(from.Requirements, from.AptPackages)
	return nil
}

// findStack returns the exported stack that is next to the run configurations of a folder, or above it. If there are several, it is the
// one that .zen/config.yaml names.
func (p *Project) findStack(f *Folder) stackFile {
	exports := f.stackExports()
	if len(exports) == 1 {
		return stackFile{path: exports[0].Path, isFound: true}
	}
	active := activeStack(yamldoc.Parse(".zen/config.yaml", p.Finder.ZenConfig(f.Dir)))
	i := slices.IndexFunc(exports, func(s StackExport) bool { return active != "" && isStack(s.document, active) })
	if i < 0 {
		return stackFile{}
	}
	return stackFile{path: exports[i].Path, isFound: true}
}

// activeStack returns the ID or name of the active stack in ZenML's configuration of a project (ClientConfiguration in
// zenml/client.py), or "".
func activeStack(config *doc.Document) string {
	for _, key := range []string{"active_stack_name", "active_stack_id"} {
		entry, _ := config.Root.Get(key)
		if text, ok := entry.Value.ScalarText(); ok && text != "" && !entry.Value.IsNull() {
			return text
		}
	}
	return ""
}

// isStack reports whether an exported stack has a name or ID, or its file is named after it.
func isStack(export *doc.Document, nameOrID string) bool {
	for _, key := range []string{"stack_name", "stack_id", "id"} {
		entry, _ := export.Root.Get(key)
		if text, ok := entry.Value.ScalarText(); ok && text == nameOrID {
			return true
		}
	}
	file := filepath.Base(export.Name)
	return strings.TrimSuffix(file, filepath.Ext(file)) == nameOrID
}

// withSource returns texts with a common source.
func withSource(texts []string, from string) []preview.SourcedText {
	var all []preview.SourcedText
	for _, text := range texts {
		all = append(all, preview.SourcedText{Text: text, From: from})
	}
	return all
}
