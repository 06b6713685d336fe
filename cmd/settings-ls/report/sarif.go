package report

import (
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

const homepage = "https://github.com/settings-ls/settings-ls"

func writeSARIF(w io.Writer, r Report) error {
	driver := sarifDriver{Name: "settings-ls", InformationURI: homepage, Version: r.Version, Rules: r.sarifRules()}
	results := []sarifResult{}
	fingerprints := r.fingerprints()
	for i, f := range r.all() {
		made := sarifResult{
			RuleID: f.Rule, RuleIndex: slices.IndexFunc(driver.Rules, func(rule sarifRule) bool { return rule.ID == f.Rule }),
			Level: sarifLevel(f.Severity), Message: sarifMessage(messageInFile(f.Range, f.Message)),
			Locations:           []sarifLocation{{PhysicalLocation: r.physical(f.File, f.Range)}},
			PartialFingerprints: map[string]string{"settingsLs/v1": fingerprints[i]},
		}
		for i, other := range f.Related {
			id, message := i+1, sarifMessage(messageInFile(other.Range, other.Message))
			made.RelatedLocations = append(made.RelatedLocations, sarifLocation{&id, r.physical(other.File, other.Range), &message})
		}
		for _, fix := range f.Fixes {
			made.Fixes = append(made.Fixes, r.sarifFix(f.File, fix))
		}
		results = append(results, made)
	}
	return WriteIndented(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: results}},
	})
}

// sarifRules are the rules that have spoken, in the order of the documentation.
func (r Report) sarifRules() []sarifRule {
	spoke := map[validate.ID]bool{}
	for _, f := range r.all() {
		spoke[validate.ID(f.Rule)] = true
	}
	rules := []sarifRule{}
	for _, rule := range validate.Rules() {
		if !spoke[rule.ID] {
			continue
		}
		if page, ok := validate.PageByID(rule.ID); ok {
			rules = append(rules, sarifRule{
				ID: string(rule.ID), ShortDescription: sarifText{Text: printable.Text(page.Summary)}, HelpURI: validate.PageURL(rule.ID),
				Help:                 sarifText{Text: printable.Text(page.Text), Markdown: page.Text},
				DefaultConfiguration: sarifConfiguration{sarifLevel(rule.Severity)},
			})
		}
	}
	return rules
}

func sarifLevel(severity validate.Severity) string {
	if severity >= validate.Info {
		return "note"
	}
	return severity.String()
}

// sarifMessage is a message in which nothing is a link (SARIF 2.1.0, 3.11.6).
func sarifMessage(text printable.Text) sarifText {
	return sarifText{Text: printable.Text(strings.ReplaceAll(string(text), "](", `\](`))}
}

func (r Report) physical(file string, p Range) sarifPhysical {
	return sarifPhysical{r.artifact(file), newSARIFRegion(p.Start, p.End)}
}

// artifact names a file below the folder that GitHub and others take for the source's root.
func (r Report) artifact(file string) sarifArtifact {
	return sarifArtifact{URI: (&url.URL{Path: r.relative(file)}).String(), URIBaseID: "%SRCROOT%"}
}

func newSARIFRegion(start, end Position) sarifRegion {
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

func (r Report) sarifFix(file string, fix Fix) sarifFix {
	change := sarifChange{ArtifactLocation: r.artifact(file)}
	for _, e := range fix.Edits {
		change.Replacements = append(change.Replacements, sarifReplacement{newSARIFRegion(e.Start, e.End), sarifContent{e.Text}})
	}
	return sarifFix{Description: sarifMessage(fix.Title), ArtifactChanges: []sarifChange{change}}
}
