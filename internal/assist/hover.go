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
	"github.com/settings-ls/settings-ls/schema"
)

// HoverContent is the Markdown to show for a span.
type HoverContent struct {
	Markdown markdown.Markup
	Span     doc.Span
}

// Hover returns the documentation of a key, its effective value with its origin, and its effect on the image, or nil if there is
// nothing to show. builds returns the images of the file.
func Hover(f *runconfig.File, builds func() []preview.Build, offset int) *HoverContent {
	s := positionAt(f.Doc, offset)
	key := s.key()
	if key == nil {
		return nil
	}
	span := key.Span
	value := s.innermost()
	if value != nil {
		if len(value.Fields) > 0 || len(value.Items) > 0 {
			return nil // between the lines of a block
		}
		span = f.Doc.ContentSpan(value)
	}
	var parts []string
	say := func(text markdown.Markup) {
		if text != "" {
			parts = append(parts, string(text))
		}
	}
	if value != nil {
		say(integrationText(f.Options.Release, s.path, value))
	}
	if field, ok := f.Options.Release.Field(s.path...); ok {
		say(fieldText(field, key.Text))
	} else if field, ok := f.Options.Release.FieldInOtherRelease(s.path...); ok {
		say(fieldText(field, key.Text) + markdown.Sprintf("\n\n**Not a key of ZenML %s.**", f.Options.Release.Version))
	}
	if setting, ok := dockerSettingAt(s.path); ok {
		say(effectiveText(f, setting.step, setting.name))
		say(dockerfileLinesText(builds(), setting.step, s, value))
		say(variableText(f, setting, s))
	} else if step, ok := dockerBlockAt(s.path); ok && s.onKey {
		say(codeText(f, step))
	}
	if len(parts) == 0 {
		return nil
	}
	return &HoverContent{Markdown: markdown.Markup(strings.Join(parts, "\n\n")), Span: span}
}

// fieldText documents a key.
func fieldText(field schema.Field, name string) markdown.Markup {
	text := markdown.Sprintf("**%s**: %s", name, field.Type.Noun())
	if field.IsDeprecated() {
		text += ", deprecated"
	}
	if field.Default != "" && field.Default != "null" {
		text += markdown.Sprintf(", default %s", markdown.CodeSpan(shorten.To(field.Default, longestShown)))
	}
	if field.Since != "" {
		text += markdown.Sprintf(", since ZenML %s", field.Since)
	}
	if field.Until != "" {
		text += markdown.Sprintf(", until ZenML %s", field.Until)
	}
	if field.Doc != "" {
		text += "\n\n" + markdown.Markup(field.Doc)
	}
	if field.Example != "" {
		text += "\n\n" + markdown.CodeBlock("yaml", field.Example)
	}
	return text
}

// effectiveText describes the effective value of a setting, and the value that it overrides.
func effectiveText(f *runconfig.File, step, name string) markdown.Markup {
	effective := f.Run.EffectiveDocker(f.Run.Step(step))
	of := markdown.Markup("the pipeline")
	if step != "" {
		of = "step " + markdown.CodeSpan(step)
	}
	i := slices.IndexFunc(effective.Settings(), func(s runconfig.Setting) bool { return s.Name == name })
	if i < 0 {
		return ""
	}
	setting := effective.Settings()[i]
	text := markdown.Sprintf("Effective for %s: %s, from %s", of, valueCode(setting.Value), preview.OriginText(f.Doc, setting.Origin))
	if step == "" || setting.Scope != runconfig.ScopeStep {
		return text
	}
	pipeline := f.Run.Docker.Settings()
	if i := slices.IndexFunc(pipeline, func(s runconfig.Setting) bool { return s.Name == name }); i >= 0 {
		text += markdown.Sprintf("\n\nThe pipeline has %s, from %s", valueCode(pipeline[i].Value), preview.OriginText(f.Doc, pipeline[i].Origin))
	}
	return text
}

// codeText lists the effective settings that code sets.
func codeText(f *runconfig.File, step string) markdown.Markup {
	var lines []string
	for _, setting := range f.Run.EffectiveDocker(f.Run.Step(step)).Settings() {
		if setting.Key != nil && setting.Key.Outside != nil {
			lines = append(lines, string(markdown.Sprintf("- %s: %s, from %s", setting.Name, valueCode(setting.Value), preview.OriginText(f.Doc, setting.Origin))))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return markdown.Markup("Set in code:\n\n" + strings.Join(lines, "\n"))
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
			return o.Key == field.Key || o.Node != nil && o.Node.Outside == nil && within.Start <= o.Node.Span.Start && o.Node.Span.End <= within.End
		})
	}
	if len(lines) == 0 {
		return ""
	}
	return "In the Dockerfile:\n\n" + markdown.CodeBlock("dockerfile", strings.Join(lines, "\n"))
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
		text += markdown.Sprintf(" %s is %s;", markdown.CodeSpan(variable.Name), valueCode(variable.Value))
	}
	return text[:len(text)-1]
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

// integrationText describes what a required integration installs.
func integrationText(release *schema.Release, path []string, value *doc.Node) markdown.Markup {
	if setting, ok := dockerSettingAt(path); !ok || setting.nested || setting.name != "required_integrations" || value.IsUnknown() {
		return ""
	}
	integration, ok := release.Integration(value.Resolve().Text)
	if !ok {
		return ""
	}
	return integrationNeeds(release, integration)
}

func integrationNeeds(release *schema.Release, integration schema.Integration) markdown.Markup {
	text := markdown.Sprintf("The integration **%s** of ZenML %s installs", integration.Name, release.Version)
	if len(integration.Requirements)+len(integration.AptPackages) == 0 {
		return text + " nothing."
	}
	text += "\n"
	for _, requirement := range integration.Requirements {
		text += "\n- " + markdown.CodeSpan(requirement)
	}
	for _, apt := range integration.AptPackages {
		text += "\n- " + markdown.CodeSpan(apt) + " (apt)"
	}
	return text
}

// valueCode formats a value on one line, as YAML in flow style.
func valueCode(value any) markdown.Markup {
	if text, ok := value.(string); ok {
		return markdown.CodeSpan(shorten.To(text, longestShown))
	}
	var text strings.Builder
	if err := printable.JSON(&text, value, ""); err != nil {
		return "(not representable in JSON)"
	}
	return markdown.CodeSpan(shorten.To(strings.TrimSpace(text.String()), longestShown))
}

// longestShown is the maximum length of a value that is shown, in code points.
const longestShown = 80
