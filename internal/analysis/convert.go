package analysis

import (
	"github.com/settings-ls/settings-ls/internal/convert"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/secret"
)

// Convert returns the settings of a run configuration in YAML as Python, and those of a pipeline in Python as YAML. mask hides secrets.
func (a *Analysis) Convert(mask *secret.Mask) (printable.Text, error) {
	if a.whole != nil {
		return convert.ToYAML(a.File().Doc.Root, mask)
	}
	return convert.ToPython(a.File().Doc.Root, a.release(), mask)
}

// Objects returns the analysis of a run configuration that has the objects of settings in a Python document, such as
// DockerSettings(...). ok is false if there are none, or several for the same key of settings.
func (a *Analysis) Objects() (of *Analysis, ok bool) {
	if a.module == nil {
		return nil, false
	}
	root := a.objects(a.module().settings)
	if root == nil {
		return nil, false
	}
	return a.part(func(file *pydoc.File) (*doc.Node, []doc.Call) {
		if root := a.objects(file.Settings()); root != nil {
			return root, nil
		}
		return &doc.Node{Kind: doc.Unknown, Span: doc.Span{End: len(file.Source)}}, nil
	}), true
}

// objects is the run configuration of all objects of settings, nil if there are none or several for the same key.
func (a *Analysis) objects(all []pydoc.Settings) *doc.Node {
	settings := &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow}
	for _, s := range all {
		path, ok := a.release().PathOf(s.Class)
		if !ok || s.IsCopy || len(path) != 2 || path[0] != "settings" {
			continue
		}
		if _, taken := settings.Get(path[1]); taken {
			return nil
		}
		field := doc.NewField(path[1], s.Node)
		field.Key.Span = s.Call.Func.Span()
		settings.Fields = append(settings.Fields, field)
	}
	if len(settings.Fields) == 0 {
		return nil
	}
	return &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Fields: []doc.Field{doc.NewField("settings", settings)}}
}
