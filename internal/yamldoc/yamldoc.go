// Package yamldoc makes documents of YAML texts: package syntax reads them as PyYAML does, package edit changes them.
package yamldoc

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// Parse reads a text within syntax.DefaultLimits. It never fails: see syntax.Parse.
func Parse(name string, src []byte) *doc.Document {
	return ParseLimits(name, src, syntax.DefaultLimits)
}

// ParseLimits is Parse with other limits, which also hold for the texts that the document's Editor reads.
func ParseLimits(name string, src []byte, limits syntax.Limits) *doc.Document {
	document := syntax.Parse(name, src, limits)
	document.Editor = edit.New(document, func(name string, src []byte) *doc.Document {
		return ParseLimits(name, src, limits)
	})
	return document
}
