package comparison

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/internal/textdiff"
	"github.com/settings-ls/settings-ls/internal/yamlprint"
	"github.com/settings-ls/settings-ls/preview"
)

// Unified returns the summary as comments, then a unified diff of all that differs. It has no lines if nothing differs. Secrets are
// included.
func (c Comparison) Unified() styled.Text {
	if c.IsEmpty() {
		return nil
	}
	var out styled.Text
	for i, line := range c.Summary() {
		style := styled.Comment
		if i == 0 {
			style = styled.Title
		}
		out.Append(style, printable.Sprintf("# %s", line))
	}
	for _, change := range c.Changes {
		from, to := c.From, c.To
		if len(change.Names) > 0 {
			names := nameList(change.Names)
			from, to = from+", "+names, to+", "+names
		}
		add := func(name, a, b string) {
			out = append(out, textdiff.Unified(fmt.Sprintf("%s (%s)", name, from), fmt.Sprintf("%s (%s)", name, to), a, b)...)
		}
		add("settings", string(preview.SettingsYAML(change.from)), string(preview.SettingsYAML(change.to)))
		for _, p := range change.Parts {
			add(p.Name, p.From, p.To)
		}
	}
	return out
}

// Texts returns both sides as YAML for the diff view of an editor: the summary as comments, which is the same in both, then all that differs.
// mask hides secrets.
func (c Comparison) Texts(mask *secret.Mask) (from, to printable.Text) {
	var summary strings.Builder
	for _, line := range c.Summary() {
		summary.WriteString(string(printable.Sprintf("# %s\n", mask.Text(string(line)))))
	}
	var left, right yamlprint.Mapping
	for _, change := range c.Changes {
		a, b := change.mappings(mask)
		if len(change.Names) > 0 {
			name := nameList(change.Names)
			a, b = yamlprint.Mapping{{Key: name, Value: a}}, yamlprint.Mapping{{Key: name, Value: b}}
		}
		left, right = append(left, a...), append(right, b...)
	}
	return text(summary.String(), left), text(summary.String(), right)
}

func text(summary string, differences yamlprint.Mapping) printable.Text {
	made := printable.Text(summary)
	if len(differences) > 0 {
		made += "\n" + yamlprint.Format(differences)
	}
	return made
}

// mappings returns what both sides have of a change.
func (c Change) mappings(mask *secret.Mask) (from, to yamlprint.Mapping) {
	from, to = preview.SettingsMapping(c.from, mask), preview.SettingsMapping(c.to, mask)
	add := func(side yamlprint.Mapping, name, text string) yamlprint.Mapping {
		if text == "" {
			return side
		}
		return append(side, yamlprint.Entry{Key: name, Value: yamlprint.Block(mask.Text(text))})
	}
	for _, p := range c.Parts {
		from, to = add(from, p.Name, p.From), add(to, p.Name, p.To)
	}
	return from, to
}
