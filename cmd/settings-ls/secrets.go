package main

import (
	"bytes"

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
