package validate

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// Doc is a rule's page as Markdown that also reads well in a terminal. ok is false for
// an ID that no rule has.
func Doc(id ID) (markdown string, ok bool) {
	for _, group := range groups {
		for _, r := range group.Rules {
			if r.ID == id {
				return readPage(group, r).markdown(), true
			}
		}
	}
	return "", false
}

// PageURL is where a rule's page stands in the web.
func PageURL(id ID) string {
	return "https://github.com/settings-ls/settings-ls/blob/main/docs/rules/" + string(id) + ".md"
}

// Page is what the documentation says of a rule.
type Page struct {
	*Rule
	Group Group
	// Text is the page as Markdown, Summary its first paragraph in one line.
	Text, Summary string
	// Source says where the facts come from, Bad and Good are the first examples.
	Source, Bad, Good string
	// Fixes are the kinds of fix that the examples show: "safe", "unsafe", or both.
	Fixes []string
}

// PageOf gives the page of a rule; ok is false for an ID that no rule has.
func PageOf(id ID) (p Page, ok bool) {
	for _, group := range groups {
		for _, r := range group.Rules {
			if r.ID == id {
				return readPage(group, r).exported(group), true
			}
		}
	}
	return Page{}, false
}

func (p page) exported(group Group) Page {
	summary, _, _ := strings.Cut(p.prose(), "\n\n")
	made := Page{
		Rule: p.rule, Group: group, Text: p.markdown(), Summary: strings.ReplaceAll(summary, "\n", " "), Source: p.section("source"),
	}
	for _, e := range p.examples() {
		first := &made.Bad
		if e.good() {
			first = &made.Good
		}
		if *first == "" {
			*first = string(e.config)
		}
		config, safe := p.fix(e)
		switch {
		case config != "" && safe:
			made.Fixes = append(made.Fixes, "safe")
		case config != "":
			made.Fixes = append(made.Fixes, "unsafe")
		}
	}
	slices.Sort(made.Fixes)
	made.Fixes = slices.Compact(made.Fixes)
	return made
}

// page is what a rule's file says: prose, then examples.
type page struct {
	rule    *Rule
	archive *txtar.Archive
}

// readPage panics when the page is not there: a test holds that each rule has its own.
func readPage(group Group, r *Rule) page {
	text, err := fs.ReadFile(group.Pages, pageName(r.ID))
	if err != nil {
		panic(err)
	}
	return page{rule: r, archive: txtar.Parse(text)}
}

func pageName(id ID) string { return strings.ReplaceAll(string(id), "-", "_") + ".txtar" }

func (p page) prose() string { return strings.TrimSpace(string(p.archive.Comment)) }

// section gives a section's text without blanks around it, "" when the page has none of that name.
func (p page) section(name string) string {
	for _, f := range p.archive.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// example is a run configuration on a page.
type example struct {
	// name is "bad" or "ok", number "" for the first one and then "2", "3", ...
	name, number string
	config       []byte
}

func (e example) good() bool { return e.name == "ok" }

// fix gives an example as the first fixes of the rule's findings leave it, "" when there are none. It
// stands in fixed.yaml when all of these are safe, else in fixed-unsafe.yaml.
func (p page) fix(e example) (config string, safe bool) {
	if config = p.section("fixed" + e.number + ".yaml"); config != "" {
		return config, true
	}
	return p.section("fixed-unsafe" + e.number + ".yaml"), false
}

// examples gives the run configurations of the page in its order.
func (p page) examples() []example {
	var found []example
	for _, f := range p.archive.Files {
		name, isConfig := strings.CutSuffix(f.Name, ".yaml")
		letters := strings.TrimRight(name, "0123456789")
		if isConfig && (letters == "bad" || letters == "ok") {
			found = append(found, example{name: letters, number: name[len(letters):], config: f.Data})
		}
	}
	return found
}

// release is the ZenML release that an example is for, "" when it holds for all.
func (p page) release(e example) string {
	if own := p.section("zenml" + e.number); own != "" && !e.good() {
		return own
	}
	return p.section("zenml")
}

func (p page) markdown() string {
	var text strings.Builder
	fmt.Fprintf(&text, "# %s\n\nSeverity: %s\n\n%s\n\n%s\n\n## Examples\n", p.rule.ID, p.rule.Severity, p.declared(), p.prose())
	text.WriteString(p.circumstances())
	for _, e := range p.examples() {
		fmt.Fprintf(&text, "\n%s:\n\n%s\n", p.title(e), indent(string(e.config)))
		if !e.good() {
			fmt.Fprintf(&text, "\nReported:\n\n%s\n", indent(p.section("findings"+e.number)))
			if config, safe := p.fix(e); safe {
				fmt.Fprintf(&text, "\nFixed, without a change of what ZenML does:\n\n%s\n", indent(config))
			} else if config != "" {
				fmt.Fprintf(&text, "\nFixed with `--unsafe-fixes`:\n\n%s\n", indent(config))
			}
		}
	}
	fmt.Fprintf(&text, "\n## Source\n\n%s\n", p.section("source"))
	return text.String()
}

// declared says in sentences what the rule declares about itself, beside its severity.
func (p page) declared() string {
	r := p.rule
	var facts []string
	if r.Pedantic {
		facts = append(facts, "Enabled only when selected.")
	}
	switch {
	case r.Since != "" && r.Until != "":
		facts = append(facts, "Applies to ZenML "+r.Since+" to "+r.Until+".")
	case r.Since != "":
		facts = append(facts, "Applies to ZenML "+r.Since+" and later.")
	case r.Until != "":
		facts = append(facts, "Applies to ZenML up to "+r.Until+".")
	}
	if r.Exclusive {
		facts = append(facts, "When it reports a file, no other rule does.")
	}
	if len(r.Supersedes) > 0 {
		facts = append(facts, "Supersedes "+idList(r.Supersedes)+" at the same place.")
	}
	return strings.Join(append(facts, "Added in settings-ls "+r.Added+"."), " ")
}

// idList joins IDs for Markdown.
func idList(ids []ID) string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = "`" + string(id) + "`"
	}
	return strings.Join(quoted, ", ")
}

// circumstances say what the examples are judged by beside their text.
func (p page) circumstances() string {
	var text strings.Builder
	for _, c := range []struct{ section, says string }{
		{"project", "The project uses ZenML %s."},
		{"host", "Images are built on %s."},
		{"stack", "The stack brings %s."},
	} {
		if value := p.section(c.section); value != "" {
			fmt.Fprintf(&text, "\n"+c.says+"\n", value)
		}
	}
	if variables := p.section("environment"); variables != "" {
		fmt.Fprintf(&text, "\nThe environment has\n\n%s\n", indent(variables))
	}
	for _, f := range p.archive.Files {
		name, below := strings.CutPrefix(f.Name, "dir/")
		if !below {
			continue
		}
		fmt.Fprintf(&text, "\nThe source root holds `%s`", name)
		if content := strings.TrimSpace(string(f.Data)); content != "" {
			fmt.Fprintf(&text, ":\n\n%s\n", indent(content))
		} else {
			text.WriteString(".\n")
		}
	}
	return text.String()
}

// title introduces an example.
func (p page) title(e example) string {
	title := "Wrong"
	if e.good() {
		title = "Right"
	}
	if version := p.release(e); version != "" {
		title += " with ZenML " + version
	}
	return title
}

// indent makes a Markdown code block.
func indent(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}
