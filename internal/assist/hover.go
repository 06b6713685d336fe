package assist

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/preview"
)

// HoverContent is the Markdown to show for a span.
type HoverContent struct {
	Markdown markdown.Markup
	Span     doc.Span
}

// Hover returns what is known at an offset: the documentation of a key, with an example if the offset is on the key itself, the meaning of
// the value, the effective value with its origin, and the effect on the image. It returns nil if there is nothing to show. builds returns
// the images of the file.
func Hover(f *runconfig.File, builds func() []preview.Build, offset int) *HoverContent {
	s := positionAt(f, offset)
	key, value := s.key(), s.innermost()
	if key == nil || value != nil && len(value.Fields)+len(value.Items) > 0 {
		return nil // not in a key, or between the lines of a block
	}
	var parts []string
	say := func(text markdown.Markup) {
		if text != "" {
			parts = append(parts, string(text))
		}
	}
	span := key.Span
	if s.onKey {
		say(keyText(f, s))
		say(meaningText(f.Options.Release, s.path, s.fields[len(s.fields)-1].Value))
	} else {
		span = f.Doc.ContentSpan(value)
		say(meaningText(f.Options.Release, s.path, value))
		say(keyText(f, s))
	}
	say(effectiveText(f, s))
	if setting, ok := dockerSettingAt(s.path); ok {
		say(dockerfileLinesText(builds(), setting.step, s, value))
		say(variableText(f, setting, s))
	}
	if len(parts) == 0 {
		return nil
	}
	return &HoverContent{Markdown: markdown.Markup(strings.Join(parts, "\n\n")), Span: span}
}

// keyText documents the key at a position.
func keyText(f *runconfig.File, s position) markdown.Markup {
	name := s.key().Text
	field, ok := f.Options.Release.Field(s.path...)
	missing := markdown.Markup("")
	if !ok {
		if field, ok = f.Options.Release.FieldInOtherRelease(s.path...); !ok {
			return ""
		}
		missing = markdown.Sprintf("\n\n**Not a key of ZenML %s.**", f.Options.Release.Version)
	}
	text := fieldText(f, field, name)
	if s.onKey {
		text += exampleText(f, field, name)
	}
	return text + missing
}

// dockerfileLinesText shows the lines of the Dockerfile that a key or item causes.
func dockerfileLinesText(builds []preview.Build, step string, s position, value *doc.Node) markdown.Markup {
	build, _ := preview.BuildForStep(builds, step)
	generated, ok := build.Generated()
	if !ok {
		return ""
	}
	field := s.fields[len(s.fields)-1]
	lines := matchingLines(generated.Dockerfile, func(o runconfig.Origin) bool { return value != nil && o.Node == value })
	if len(lines) == 0 {
		within := field.Value.Span
		lines = matchingLines(generated.Dockerfile, func(o runconfig.Origin) bool {
			return o.Key == field.Key || o.Node != nil && o.Node.Outside() == nil && within.Start <= o.Node.Span.Start && o.Node.Span.End <= within.End
		})
	}
	if len(lines) == 0 {
		return ""
	}
	return "In the Dockerfile:\n\n" + markdown.CodeBlock("dockerfile", strings.Join(lines, "\n"))
}

// matchingLines returns the lines with matching causes.
func matchingLines(dockerfile preview.Dockerfile, causes func(runconfig.Origin) bool) []string {
	var lines []string
	for _, line := range dockerfile {
		if slices.ContainsFunc(line.From, causes) {
			lines = append(lines, line.Text)
		}
	}
	return lines
}

// variableText describes the value that a variable has in the image, which is not always what the Dockerfile seems to say.
func variableText(f *runconfig.File, setting dockerSettingKey, s position) markdown.Markup {
	const depth = 4 // settings, docker, environment, NAME
	if !preview.HoldsVariables(setting.name) || len(setting.path) != depth || f.Run.EffectiveDocker(f.Run.Step(setting.step)).SkipBuild.V {
		return ""
	}
	field := s.fields[len(s.fields)-1]
	if field.Value == nil || field.Value.IsUnknown() {
		return ""
	}
	env := preview.ImageVariables(field.Key.KeyName(), field.Value)
	if env.Problem != "" {
		return "Docker rejects the line: " + markdown.CodeSpan(shorten.To(env.Problem, longestShown))
	}
	text := markdown.Markup("In the image:")
	for _, variable := range env.Variables {
		text += markdown.Sprintf(" %s is %s;", markdown.CodeSpan(variable.Name), markdown.CodeSpan(shorten.To(variable.Value, longestShown)))
	}
	return text[:len(text)-1]
}

// valueCode formats a value on one line, as in the document; a string is shown without quotes.
func valueCode(document *doc.Document, value any) markdown.Markup {
	if text, ok := value.(string); ok {
		return markdown.CodeSpan(shorten.To(text, longestShown))
	}
	var text strings.Builder
	if err := printable.JSON(&text, value, "", ""); err != nil {
		return "(not representable in JSON)"
	}
	shown := strings.TrimSpace(text.String())
	if node, ok := doc.FromJSON([]byte(shown)); ok {
		shown = document.Format(node)
	}
	return markdown.CodeSpan(shorten.To(shown, longestShown))
}

// longestShown is the maximum length of a value that is shown, in code points.
const longestShown = 80
