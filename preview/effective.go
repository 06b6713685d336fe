package preview

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamlprint"
)

// EffectiveYAML returns effective settings of a document as YAML. A comment on each says where it comes from, and of a variable
// of the image what the image has if that is not the same. mask hides secrets.
func EffectiveYAML(document *doc.Document, settings []runconfig.Setting, mask *secret.Mask, origin OriginFormat) printable.Text {
	text, _ := EffectiveYAMLWithOrigins(document, settings, mask, origin)
	return text
}

// CommentedOrigin is the origin of a setting in a text of effective settings.
type CommentedOrigin struct {
	// Comment is the span in the text, in bytes, of the comment that describes the origin.
	Comment doc.Span
	runconfig.Origin
}

// EffectiveYAMLWithOrigins returns the text of EffectiveYAML, and the origins of the settings in it that are not defaults.
func EffectiveYAMLWithOrigins(document *doc.Document, settings []runconfig.Setting, mask *secret.Mask, origin OriginFormat) (printable.Text, []CommentedOrigin) {
	if len(settings) == 0 {
		return yamlprint.Format(yamlprint.Mapping{{Value: yamlprint.Remark("ZenML's defaults apply")}}), nil
	}
	var origins []runconfig.Origin
	w := settingsWriter{mask: mask, comment: func(path []string, s runconfig.Setting) string {
		origins = append(origins, s.Origin)
		if !s.IsSet() {
			return cmp.Or(s.Source, "ZenML's default")
		}
		comment := s.Scope.String() + ", " + mask.Text(origin(document, s.Origin))
		if IsImageVariable(path) {
			comment += variableComment(mask, s)
		}
		return comment
	}}
	text, comments := yamlprint.FormatWithComments(w.mapping(settings, nil))
	var commented []CommentedOrigin
	for i, comment := range comments {
		if origins[i].IsSet() {
			commented = append(commented, CommentedOrigin{comment, origins[i]})
		}
	}
	return text, commented
}

// Apply returns effective settings with what the stack sets in place of ZenML's defaults: the default repository of the container
// registry (_get_target_image_name in zenml/utils/pipeline_docker_image_builder.py).
func (s Stack) Apply(settings []runconfig.Setting) []runconfig.Setting {
	registry, _ := s.Registry()
	if registry.DefaultRepository == "" {
		return settings
	}
	component, _ := s.Component("container_registry")
	return replaceDefault(settings, []string{"settings", "docker", "target_repository"}, func(target *runconfig.Setting) {
		target.Value, target.Source = registry.DefaultRepository, "the container registry "+component.Name+" of the stack"
	})
}

// replaceDefault returns settings in which the one at a path is replaced, unless the file sets it.
func replaceDefault(settings []runconfig.Setting, path []string, replace func(*runconfig.Setting)) []runconfig.Setting {
	settings = slices.Clone(settings)
	for i := range settings {
		switch s := &settings[i]; {
		case s.Name != path[0]:
		case len(path) > 1:
			s.Children = replaceDefault(s.Children, path[1:], replace)
		case !s.IsSet():
			replace(s)
		}
	}
	return settings
}

// SettingsYAML returns effective settings as YAML without comments, secrets included.
func SettingsYAML(settings []runconfig.Setting) printable.Text {
	return yamlprint.Format(SettingsMapping(settings, secret.NoMask))
}

// SettingsMapping returns effective settings without comments. mask hides secrets.
func SettingsMapping(settings []runconfig.Setting, mask *secret.Mask) yamlprint.Mapping {
	w := settingsWriter{mask: mask, comment: func([]string, runconfig.Setting) string { return "" }}
	return w.mapping(settings, nil)
}

type settingsWriter struct {
	mask    *secret.Mask
	comment func(path []string, s runconfig.Setting) string
}

// mapping returns the settings below a path in order, with a comment on each that contains no others.
func (w settingsWriter) mapping(settings []runconfig.Setting, in []string) yamlprint.Mapping {
	var entries yamlprint.Mapping
	for _, s := range settings {
		path := append(slices.Clone(in), s.Name)
		entry := yamlprint.Entry{Key: w.mask.Text(s.Name)}
		if len(s.Children) > 0 {
			entry.Value = w.mapping(s.Children, path)
		} else {
			entry.Value, entry.Comment = w.mask.Value(s.Name, s.Value), w.comment(path, s)
		}
		entries = append(entries, entry)
	}
	return entries
}
