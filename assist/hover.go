package assist

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// HoverText is what to say of a place, as Markdown, and the place.
type HoverText struct {
	Markdown string
	Span     yamldoc.Span
}

// Hover says what a key does, what holds in the end and where that comes from, and what it brings
// into the image; nil where there is nothing to say. builds are the images of the file.
func Hover(f *runconfig.File, builds func() []preview.Build, offset int) *HoverText {
	s := spotAt(f.Doc, offset)
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
	say := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if value != nil {
		say(integrationText(f.Options.Release, s.path, value))
	}
	if field, ok := f.Options.Release.Field(s.path...); ok {
		say(fieldText(field, key.Text))
	} else if field, ok := f.Options.Release.Elsewhere(s.path...); ok {
		say(fieldText(field, key.Text) + fmt.Sprintf("\n\n**Not a key of ZenML %s.**", f.Options.Release.Version))
	}
	if setting, ok := dockerSettingAt(s.path); ok {
		say(effectiveText(f, setting.step, setting.name))
		say(linesText(builds(), setting.step, s, value))
	}
	if len(parts) == 0 {
		return nil
	}
	return &HoverText{Markdown: strings.Join(parts, "\n\n"), Span: span}
}

// fieldText says what a key does.
func fieldText(field schema.Field, name string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "**%s**: %s", name, field.Type)
	if field.Deprecated != "" {
		text.WriteString(", deprecated")
	}
	if field.Default != "" && field.Default != "null" {
		fmt.Fprintf(&text, ", default `%s`", short(field.Default))
	}
	if field.Since != "" {
		fmt.Fprintf(&text, ", since ZenML %s", field.Since)
	}
	if field.Until != "" {
		fmt.Fprintf(&text, ", until ZenML %s", field.Until)
	}
	if field.Doc != "" {
		text.WriteString("\n\n" + field.Doc)
	}
	if field.Example != "" {
		fmt.Fprintf(&text, "\n\n```yaml\n%s\n```", field.Example)
	}
	return text.String()
}

// effectiveText says what holds in the end for the pipeline or a step, and what it takes the place of.
func effectiveText(f *runconfig.File, step, name string) string {
	effective := preview.Effective(f, step)
	if effective == nil {
		return ""
	}
	of := "the pipeline"
	if step != "" {
		of = "step `" + step + "`"
	}
	i := slices.IndexFunc(effective.Settings(), func(s runconfig.Setting) bool { return s.Name == name })
	if i < 0 {
		return ""
	}
	setting := effective.Settings()[i]
	text := fmt.Sprintf("Effective for %s: %s, from %s", of, code(setting.Value), preview.Where(f.Doc, setting.Origin))
	if step == "" || setting.Scope != runconfig.OfStep {
		return text
	}
	pipeline := f.Run.Docker.Settings()
	if i := slices.IndexFunc(pipeline, func(s runconfig.Setting) bool { return s.Name == name }); i >= 0 {
		text += fmt.Sprintf("\n\nThe pipeline has %s, from %s", code(pipeline[i].Value), preview.Where(f.Doc, pipeline[i].Origin))
	}
	return text
}

// linesText are the lines of the Dockerfile that a key or one of its items causes.
func linesText(builds []preview.Build, step string, s spot, value *yamldoc.Node) string {
	build, _ := preview.Of(builds, step)
	generated, ok := build.Generated()
	if !ok {
		return ""
	}
	field := s.fields[len(s.fields)-1]
	lines := linesOf(generated.Dockerfile, func(o runconfig.Origin) bool { return value != nil && o.Node == value })
	if len(lines) == 0 {
		within := field.Value.Span
		lines = linesOf(generated.Dockerfile, func(o runconfig.Origin) bool {
			return o.Key == field.Key || o.Node != nil && within.Start <= o.Node.Span.Start && o.Node.Span.End <= within.End
		})
	}
	if len(lines) == 0 {
		return ""
	}
	return "In the Dockerfile:\n\n```dockerfile\n" + strings.Join(lines, "\n") + "\n```"
}

// linesOf are the lines that one of some settings causes.
func linesOf(dockerfile preview.Dockerfile, causes func(runconfig.Origin) bool) []string {
	var lines []string
	for _, line := range dockerfile {
		if slices.ContainsFunc(line.From, causes) {
			lines = append(lines, line.Text)
		}
	}
	return lines
}

// integrationText says what a required integration brings.
func integrationText(release *schema.Release, path []string, value *yamldoc.Node) string {
	if setting, ok := dockerSettingAt(path); !ok || setting.nested || setting.name != "required_integrations" {
		return ""
	}
	integration, ok := release.Integration(value.Text)
	if !ok {
		return ""
	}
	return integrationNeeds(release, integration)
}

func integrationNeeds(release *schema.Release, integration schema.Integration) string {
	text := fmt.Sprintf("The integration **%s** of ZenML %s installs", integration.Name, release.Version)
	if len(integration.Requirements)+len(integration.AptPackages) == 0 {
		return text + " nothing."
	}
	text += "\n"
	for _, requirement := range integration.Requirements {
		text += "\n- `" + requirement + "`"
	}
	for _, apt := range integration.AptPackages {
		text += "\n- `" + apt + "` (apt)"
	}
	return text
}

// code shows a value on one line, as YAML in brackets.
func code(value any) string {
	if text, ok := value.(string); ok {
		return "`" + short(strings.ReplaceAll(text, "\n", " ")) + "`"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "what JSON cannot say"
	}
	return "`" + short(string(text)) + "`"
}

// short cuts what is too long for a line, at 80 characters.
func short(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return text
}
