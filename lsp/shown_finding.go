package lsp

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate"
)

// shownFinding is what is shown of a finding. It has no secrets, and does not keep a version of the document in memory, as a finding does.
type shownFinding struct {
	rule     validate.ID
	severity validate.Severity
	shownPlace
	related []shownPlace
}

// shownPlace is a place with a message.
type shownPlace struct {
	// file is the other file that the span is in, nil for the document.
	file    *doc.Document
	span    doc.Span
	message string
}

func (p shownPlace) isInOtherFile() bool { return p.file != nil }

// in returns the place in a version of the document.
func (p shownPlace) in(d *snapshot) doc.Place {
	if p.isInOtherFile() {
		return p.file.Place(p.span)
	}
	return d.File().Doc.Place(p.span)
}

// findingID identifies a finding in two versions of a document.
type findingID struct {
	rule  validate.ID
	file  string
	start int
}

func (f shownFinding) id() findingID {
	id := findingID{rule: f.rule, start: f.span.Start}
	if f.isInOtherFile() {
		id.file = f.file.Name
	}
	return id
}

// moved returns a finding after a change of the document.
func (f shownFinding) moved(c change) shownFinding {
	f.shownPlace = f.shownPlace.moved(c)
	f.related = slices.Clone(f.related)
	for i, r := range f.related {
		f.related[i] = r.moved(c)
	}
	return f
}

func (p shownPlace) moved(c change) shownPlace {
	if !p.isInOtherFile() {
		p.span = c.moveSpan(p.span)
	}
	return p
}

// allShown returns the findings of a snapshot as they are shown.
func (d *snapshot) allShown() []shownFinding {
	findings := d.findings()
	all := make([]shownFinding, len(findings))
	for i, f := range findings {
		all[i] = d.shown(f)
	}
	return all
}

// shown returns a finding of a snapshot as it is shown.
func (d *snapshot) shown(f validate.Finding) shownFinding {
	made := shownFinding{rule: f.Rule, severity: f.Severity, shownPlace: d.shownPlace(f.Place, f.Message)}
	for _, r := range f.Related {
		made.related = append(made.related, d.shownPlace(r.Place, r.Message))
	}
	return made
}

func (d *snapshot) shownPlace(at doc.Place, message string) shownPlace {
	made := shownPlace{span: at.Span, message: d.File().Secrets.Message(message)}
	if !d.isOfDocument(at) {
		made.file = at.Doc
	}
	return made
}
