package validate

import (
	"io/fs"
	"path"
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

// PageURL is the address of a rule's page on the web.
func PageURL(id ID) string {
	return "https://github.com/settings-ls/settings-ls/blob/main/docs/rules/" + string(id) + ".md"
}

// Page is the documentation of a rule.
type Page struct {
	*Rule
	Group Group
	// Text is the page as Markdown, Summary its first sentence on one line.
	Text, Summary string
	// Source names the origin of the facts; Bad and Good are the first examples, Extension is that of their files, such as ".yaml".
	Source, Bad, Good, Extension string
	// Fixes are the kinds of fix that the examples show: "safe", "unsafe", or both.
	Fixes []string
}

// PageByID gives the page of a rule; ok is false for an ID that no rule has.
func PageByID(id ID) (p Page, ok bool) {
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
	made := Page{
		Rule: p.rule, Group: group, Text: p.markdown(), Summary: strings.ReplaceAll(p.summary(), "\n", " "), Source: p.section("source"),
		Fixes: p.fixes(),
	}
	for _, e := range p.examples() {
		first := &made.Bad
		if e.good() {
			first = &made.Good
		}
		if *first == "" && (made.Extension == "" || made.Extension == e.extension) {
			*first, made.Extension = string(e.config), e.extension
		}
	}
	return made
}

// fixes gives the kinds of fix that the examples show, sorted: "safe", "unsafe", or both.
func (p page) fixes() []string {
	var kinds []string
	for _, e := range p.examples() {
		config, safe := p.fix(e)
		switch {
		case config != "" && safe:
			kinds = append(kinds, "safe")
		case config != "":
			kinds = append(kinds, "unsafe")
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// page is a rule's file: a summary of one sentence, why the rule matters, examples, how to fix a finding, when to
// ignore it (optional), and the source of the facts. A test checks the order.
type page struct {
	rule    *Rule
	archive *txtar.Archive
}

// readPage panics when there is no page; a test checks that each rule has one.
func readPage(group Group, r *Rule) page {
	text, err := fs.ReadFile(group.Pages, pageName(r.ID))
	if err != nil {
		panic(err)
	}
	return page{rule: r, archive: txtar.Parse(text)}
}

func pageName(id ID) string { return strings.ReplaceAll(string(id), "-", "_") + ".txtar" }

func (p page) summary() string { return strings.TrimSpace(string(p.archive.Comment)) }

// section gives a section's text without spaces around it, "" when the page has no such section.
func (p page) section(name string) string {
	for _, f := range p.archive.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// example is a run configuration or a Python module on a page.
type example struct {
	// name is "bad" or "ok", number "" for the first one and then "2", "3", ..., which examples in YAML and Python share.
	name, number string
	// extension is ".yaml" or ".py".
	extension string
	config    []byte
}

func (e example) good() bool { return e.name == "ok" }

// fix gives an example after the first fixes of the rule's findings, "" when there are none. The page has it in
// fixed.yaml or fixed.py when all of these are safe, else in fixed-unsafe.yaml or fixed-unsafe.py.
func (p page) fix(e example) (config string, safe bool) {
	if config = p.section("fixed" + e.number + e.extension); config != "" {
		return config, true
	}
	return p.section("fixed-unsafe" + e.number + e.extension), false
}

// examples gives the run configurations and Python modules of the page, in order.
func (p page) examples() []example {
	var found []example
	for _, f := range p.archive.Files {
		extension := path.Ext(f.Name)
		name := strings.TrimSuffix(f.Name, extension)
		letters := strings.TrimRight(name, "0123456789")
		if (extension == ".yaml" || extension == ".py") && (letters == "bad" || letters == "ok") {
			found = append(found, example{name: letters, number: name[len(letters):], extension: extension, config: f.Data})
		}
	}
	return found
}

// release is the ZenML release that an example is for, "" for all.
func (p page) release(e example) string {
	if own := p.section("zenml" + e.number); own != "" && !e.good() {
		return own
	}
	return p.section("zenml")
}
