package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// withoutSecrets is the file as it may be printed: credentials that were found are asterisks, of the same
// number of bytes, so that all places stay.
func withoutSecrets(doc *yamldoc.Document, findings []validate.Finding) *yamldoc.Document {
	var text []byte
	for _, f := range findings {
		if f.Secret == (yamldoc.Span{}) {
			continue
		}
		if text == nil {
			text = bytes.Clone(doc.Source)
		}
		for i := f.Secret.Start; i < f.Secret.End; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = '*'
			}
		}
	}
	if text == nil {
		return doc
	}
	return yamldoc.PlainText(doc.Name, text)
}

// shownIn gives a finding its places in the file as it may be printed.
func shownIn(masked *yamldoc.Document, f validate.Finding) validate.Finding {
	own := f.Home.Doc
	move := func(at *yamldoc.Place) {
		if at.Doc == own {
			at.Doc = masked
		}
	}
	f.Related = slices.Clone(f.Related)
	for i := range f.Related {
		move(&f.Related[i].Place)
	}
	move(&f.Place)
	move(&f.Home)
	return f
}

// secretsOf are the credentials that were found.
func secretsOf(doc *yamldoc.Document, findings []validate.Finding) []string {
	var secrets []string
	for _, f := range findings {
		if f.Secret != (yamldoc.Span{}) {
			secrets = append(secrets, string(doc.Source[f.Secret.Start:f.Secret.End]))
		}
	}
	return secrets
}

// repeats reports whether a fix writes a credential anew, as one that moves it does. Several lines that
// are moved could hold one that no rule knows: a report shows no more than the line of a finding.
func repeats(fix report.Fix, secrets []string) bool {
	return slices.ContainsFunc(fix.Edits, func(e report.Edit) bool {
		return strings.ContainsAny(strings.TrimSpace(e.Text), "\r\n") || slices.ContainsFunc(secrets, func(secret string) bool { return strings.Contains(e.Text, secret) })
	})
}
