package preview

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamlprint"
)

// EffectiveYAML returns the effective settings of a document as YAML: those that the file sets, then ZenML's defaults. A
// comment on each says where it comes from, and of a variable what the image has if that is not the same. mask hides secrets.
func EffectiveYAML(document *doc.Document, settings runconfig.EffectiveSettings, mask *secret.Mask, origin OriginFormat) printable.Text {
	comment := func(s runconfig.Setting) string {
		return s.Scope.String() + ", " + mask.Text(origin(document, s.Origin))
	}
	w := settingsWriter{mask: mask, comment: comment, variable: func(s runconfig.Setting) string {
		return comment(s) + variableComment(mask, s)
	}}
	return w.yaml(settings, "ZenML's default")
}

// plainYAML returns effective settings as YAML without comments, secrets included.
func plainYAML(settings runconfig.EffectiveSettings) printable.Text {
	none := func(runconfig.Setting) string { return "" }
	w := settingsWriter{mask: secret.NoMask, comment: none, variable: none}
	return w.yaml(settings, "")
}

type settingsWriter struct {
	mask *secret.Mask
	// comment is the comment on a setting, variable that on a variable of the image.
	comment, variable func(runconfig.Setting) string
}

func (w settingsWriter) yaml(settings runconfig.EffectiveSettings, defaultComment string) printable.Text {
	entries := w.mapping(settings.Set, w.comment)
	for _, d := range settings.Defaults {
		entries = append(entries, yamlprint.Entry{Key: d.Name, Value: yamlprint.Verbatim(d.Value), Comment: defaultComment})
	}
	return yamlprint.Format(entries)
}

// mapping returns settings in order, with a comment on each that contains no others.
func (w settingsWriter) mapping(settings []runconfig.Setting, comment func(runconfig.Setting) string) yamlprint.Mapping {
	var entries yamlprint.Mapping
	for _, s := range settings {
		entry := yamlprint.Entry{Key: w.mask.Text(s.Name)}
		switch {
		case len(s.Children) > 0 && HoldsVariables(s.Name):
			entry.Value = w.mapping(s.Children, w.variable)
		case len(s.Children) > 0:
			entry.Value = w.mapping(s.Children, w.comment)
		default:
			entry.Value, entry.Comment = w.mask.Value(s.Name, s.Value), comment(s)
		}
		entries = append(entries, entry)
	}
	return entries
}
