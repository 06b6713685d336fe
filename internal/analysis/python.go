package analysis

import (
	"bytes"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// module is a Python module or notebook for one ZenML release.
type module struct {
	*pydoc.File
	pipelines []pipelines.Pipeline
	settings  []pydoc.Settings
	calls     []doc.Call
	// roots are the run configurations of the pipelines, then those of the settings by themselves: objects, and what is given to steps and
	// pipelines, which other modules may use.
	roots []*doc.Node
}

// maxSettings is the number of settings in a module that are checked by themselves.
const maxSettings = 200

// newModule finds the pipelines and settings of a file.
func (a *Analysis) newModule(file *pydoc.File) *module {
	env := a.pipelinesEnv()
	m := &module{File: file, pipelines: pipelines.Find(file, env), calls: pipelines.Calls(file, env), settings: file.Settings()}
	m.settings = m.settings[:min(len(m.settings), maxSettings)]
	for _, p := range m.pipelines {
		m.roots = append(m.roots, p.Root)
	}
	for _, s := range m.settings {
		m.roots = append(m.roots, objectRoot(a.release(), s))
	}
	given := pipelines.Settings(m.calls)
	m.roots = append(m.roots, given[:min(len(given), maxSettings)]...)
	return m
}

// readModule parses the Python document.
func (a *Analysis) readModule() *module {
	text := a.document.Text
	if !modules.MentionsZenML(text) {
		text = nil
	}
	file, ok := a.parseModule(text)
	if !ok {
		return &module{File: file}
	}
	return a.newModule(file)
}

// parseModule parses a module or notebook; ok is false for a notebook that cannot be read.
func (a *Analysis) parseModule(text []byte) (file *pydoc.File, ok bool) {
	env := pydocEnv(a.release())
	if index, at := a.Index(); index != nil {
		env = index.Env(at)
	}
	switch {
	case a.document.IsCells:
		return pydoc.ParseCells(a.document.Path, text, env), true
	case project.IsNotebook(a.document.Path):
		if file, ok = pydoc.ParseNotebook(a.document.Path, text, env); ok {
			return file, true
		}
		return pydoc.Parse(a.document.Path, nil, env), false
	}
	return pydoc.Parse(a.document.Path, text, env), true
}

// moduleDocument is the document of the whole module: a list of its run configurations and settings.
func (a *Analysis) moduleDocument() *doc.Document {
	return a.module().Document(func(file *pydoc.File) (*doc.Node, []doc.Call) {
		all := &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Style: doc.Flow, Span: doc.Span{End: len(file.Source)}}
		m := a.moduleOf(file)
		all.Items = slices.Concat(m.roots, pipelines.Options(m.calls))
		return all, m.calls
	})
}

// moduleOf is the module of a file, which is the document or its text after edits.
func (a *Analysis) moduleOf(file *pydoc.File) *module {
	m := a.module()
	if file != m.File {
		m = a.newModule(file)
	}
	return m
}

// objectRoot is the run configuration that has only the settings of an object. It is unknown for classes that belong to no place of a
// run configuration.
func objectRoot(release *schema.Release, s pydoc.Settings) *doc.Node {
	path, ok := release.PathOf(s.Class)
	if !ok {
		return &doc.Node{Kind: doc.Unknown, Span: s.Call.Span()}
	}
	root := s.Node
	for i := len(path) - 1; i >= 0; i-- {
		key := doc.NewString(path[i])
		key.Span, key.Implied = s.Call.Func.Span(), true
		root = &doc.Node{
			Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: s.Call.Span(),
			Fields: []doc.Field{{Key: key, Value: root}},
		}
	}
	return root
}

// shownAs is the key by which a module is recognized: the name of its first pipeline or class of settings; nil if it has none.
func (m *module) shownAs() *doc.Node {
	var key *doc.Node
	switch {
	case len(m.pipelines) > 0:
		key = doc.NewString(m.pipelines[0].Name)
		key.Span = m.pipelines[0].NameSpan
	case len(m.settings) > 0:
		key = doc.NewString(m.settings[0].ClassName())
		key.Span = m.settings[0].Call.Func.Span()
	default:
		return nil
	}
	key.Span = m.InFile(key.Span)
	return key
}

// readParts returns the analyses of the run configurations in the Python document, pipelines first.
func (a *Analysis) readParts() []*Analysis {
	m := a.module()
	parts := make([]*Analysis, len(m.roots))
	for i := range parts {
		part := a.part(a.root(i))
		if i < len(m.pipelines) {
			part.pipeline = &m.pipelines[i]
		}
		part.isPartial = i >= len(m.pipelines)+len(m.settings)
		parts[i] = part
	}
	return parts
}

// part returns the analysis of a run configuration in the Python document.
func (a *Analysis) part(content pydoc.Content) *Analysis {
	part := a.derived()
	part.whole = a
	part.parsed = once(part, func() *doc.Document { return a.module().Document(content) })
	part.initResults()
	return part
}

// root returns the function that finds a run configuration by its index in a file; it is unknown where the file has too few.
func (a *Analysis) root(i int) pydoc.Content {
	return func(file *pydoc.File) (*doc.Node, []doc.Call) {
		if roots := a.moduleOf(file).roots; i < len(roots) {
			return roots[i], nil
		}
		return &doc.Node{Kind: doc.Unknown, Span: doc.Span{End: len(file.Source)}}, nil
	}
}

// moduleParts returns the run configurations and settings that are checked with the Python document, or with its text after edits.
// Settings are also checked by themselves, since Python makes objects of them whether a pipeline uses them or not.
func (a *Analysis) moduleParts(file *runconfig.File) []rule.Part {
	if !bytes.Equal(file.Doc.Source, a.document.Text) {
		edited := a.derived()
		edited.document.Text = file.Doc.Source
		edited.initResults()
		a = edited
	}
	var parts []rule.Part
	for _, part := range a.parts() {
		parts = append(parts, rule.Part{File: part.File(), Options: part.CheckOptions()})
	}
	return parts
}

// check checks the file.
func (a *Analysis) check(options validate.Options) []validate.Finding {
	check := a.project.Check
	if check == nil {
		check = validate.Check
	}
	return check(a.File(), options)
}
