// Package yamldoc parses YAML: package syntax parses it as PyYAML does, package edit implements the editor.
package yamldoc

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// Parse parses a text with syntax.DefaultOptions. It never fails, see syntax.Parse. The markers
// of a template engine do not count as syntax errors, see doc.Document.Templates.
func Parse(name string, src []byte) *doc.Document {
	return ParseOptions(name, src, syntax.DefaultOptions)
}

// ParseOptions is Parse with other options. They also apply to texts that the document's Editor parses.
func ParseOptions(name string, src []byte, options syntax.Options) *doc.Document {
	document := parseTemplate(name, src, options)
	document.Editor = edit.New(document, func(name string, src []byte) *doc.Document {
		return ParseOptions(name, src, options)
	})
	return document
}
