package comparison

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// Headline returns what differs in one line, such as "Dockerfile unchanged, 1 key loses effect, 2 new findings".
func (c Comparison) Headline() printable.Text {
	if c.IsEmpty() {
		return "no differences"
	}
	facts := []string{c.dockerfileFact()}
	if len(c.namesWith(RequirementsFile)) > 0 {
		facts = append(facts, "requirements changed")
	}
	if len(c.namesWith(ImageName)) > 0 {
		facts = append(facts, "image name changed")
	}
	facts = append(facts, c.settingFacts()...)
	facts = append(facts, counted(len(c.New), "new finding", "new findings"), counted(len(c.Resolved), "resolved finding", "resolved findings"))
	facts = slices.DeleteFunc(facts, func(fact string) bool { return fact == "" })
	return printable.Line(strings.Join(facts, ", "))
}

// Summary returns the headline, then a line for each setting of which the effect changes between releases or stacks, for each new and
// resolved finding, and for all that is unchanged.
func (c Comparison) Summary() []printable.Text {
	lines := []printable.Text{c.Headline()}
	if !c.comparesSteps() {
		lines = append(lines, limited(c.settingLines())...)
	}
	var findings []printable.Text
	for i := range c.New {
		findings = append(findings, printable.Line("new finding: "+findingText(&c.New[i])))
	}
	for i := range c.Resolved {
		findings = append(findings, printable.Line("resolved finding: "+findingText(&c.Resolved[i])))
	}
	lines = append(lines, limited(findings)...)
	if len(c.Unchanged) > 0 && !c.IsEmpty() {
		lines = append(lines, printable.Sprintf("unchanged: %s", nameList(c.Unchanged)))
	}
	return lines
}

// comparesSteps reports whether two steps are compared.
func (c Comparison) comparesSteps() bool { return len(c.Changes) > 0 && len(c.Changes[0].Names) == 0 }

// namesWith returns the names of the changes of a kind of part; for the comparison of two steps one that is empty.
func (c Comparison) namesWith(kind PartKind) []string {
	var names []string
	for _, change := range c.Changes {
		if slices.ContainsFunc(change.Parts, func(p Part) bool { return p.Kind == kind }) {
			names = append(names, change.Names...)
			if len(change.Names) == 0 {
				names = append(names, "")
			}
		}
	}
	return names
}

// dockerfileFact says whose Dockerfile changes.
func (c Comparison) dockerfileFact() string {
	changed, all := c.namesWith(Dockerfile), slices.Clone(c.Unchanged)
	for _, change := range c.Changes {
		all = append(all, change.Names...)
	}
	switch {
	case len(changed) == 0:
		return "Dockerfile unchanged"
	case len(changed) >= len(all):
		return "Dockerfile changed"
	}
	return "Dockerfile changed for " + nameList(changed)
}

// maxNames is the maximum number of names in a list.
const maxNames = 5

// nameList formats names for a message.
func nameList(names []string) string {
	if more := len(names) - maxNames; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:maxNames], ", "), more)
	}
	return strings.Join(names, ", ")
}

// settingFacts returns how many settings change, by kind.
func (c Comparison) settingFacts() []string {
	changes := c.distinctSettings()
	if c.comparesSteps() {
		return []string{counted(len(changes), "setting differs", "settings differ")}
	}
	count := map[ChangeKind]int{}
	for _, change := range changes {
		count[change.Kind]++
	}
	return []string{
		counted(count[Lost], "key loses effect", "keys lose effect"),
		counted(count[Gained], "key takes effect", "keys take effect"),
		counted(count[Changed], "value changes", "values change"),
		counted(count[DefaultChanged], "default changes", "defaults change"),
	}
}

func counted(n int, one, several string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// distinctSettings returns the changes of settings by kind, each once: a setting that steps inherit changes for all of them.
func (c Comparison) distinctSettings() []SettingChange {
	type id struct {
		kind  ChangeKind
		path  string
		place place
	}
	d := settingsDiff{document: c.document}
	seen := map[id]bool{}
	var distinct []SettingChange
	for _, change := range c.Changes {
		for _, s := range change.Settings {
			key := id{kind: s.Kind, path: strings.Join(s.Path, "\x00")}
			if origin, ok := s.origin(); ok && s.Kind != DefaultChanged {
				key = id{kind: s.Kind, place: d.placeOf(origin)}
			}
			if !seen[key] {
				seen[key] = true
				distinct = append(distinct, s)
			}
		}
	}
	slices.SortStableFunc(distinct, func(a, b SettingChange) int { return int(a.Kind) - int(b.Kind) })
	return distinct
}

// settingLines describes each change of a setting.
func (c Comparison) settingLines() []printable.Text {
	labels := map[ChangeKind]string{Lost: "loses effect", Gained: "takes effect", Changed: "value changes", DefaultChanged: "default changes"}
	var lines []printable.Text
	for _, s := range c.distinctSettings() {
		at := strings.Join(s.Path, ".")
		if origin, ok := s.origin(); ok {
			at = preview.OriginText(c.document, origin)
		}
		if s.Kind == DefaultChanged {
			at += fmt.Sprintf(" from %s to %s", valueText(s.From), valueText(s.To))
		}
		lines = append(lines, printable.Sprintf("%s: %s", labels[s.Kind], at))
	}
	return lines
}

// valueText returns a default on one line.
func valueText(s runconfig.Setting) string {
	s.Name = "v"
	text := strings.TrimPrefix(string(preview.SettingsYAML([]runconfig.Setting{s})), "v:")
	return strings.Join(strings.Fields(text), " ")
}

// maxLines is the maximum number of lines of a kind in a summary.
const maxLines = 20

func limited(lines []printable.Text) []printable.Text {
	if more := len(lines) - maxLines; more > 0 {
		return append(lines[:maxLines:maxLines], printable.Sprintf("%d more", more))
	}
	return lines
}
