// Package edit changes Python modules: it adds, removes and renames keywords, keys and items, writes values, and keeps the
// rest as it is written. It reads each changed text again, and gives no edits where that is not well-formed.
package edit

import (
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
)

// Parser reads a text of the same file and gives the document its editor.
type Parser func(name string, src []byte) *doc.Document

// New is the editor of a document, whose nodes a reader has made of a module. The parser reads what changes make of it.
func New(document *doc.Document, module *names.Module, reader *values.Reader, parse Parser) doc.Editor {
	return &editor{Document: document, module: module, reader: reader, parse: parse}
}

type editor struct {
	*doc.Document
	module *names.Module
	reader *values.Reader
	parse  Parser
	// parsedBytes counts the bytes that were read again to verify edits.
	parsedBytes atomic.Int64
}

// Parse reads a text of the same file.
func (d *editor) Parse(name string, src []byte) *doc.Document { return d.parse(name, src) }

// WithEdits returns the document after edits.
func (d *editor) WithEdits(edits []doc.Edit) (*doc.Document, error) {
	text, err := doc.Apply(d.Source, edits)
	if err != nil {
		return nil, err
	}
	d.parsedBytes.Add(int64(len(text)))
	return d.parse(d.Name, text), nil
}

// ParsedBytes returns the number of bytes that were parsed so far to verify edits.
func (d *editor) ParsedBytes() int64 { return d.parsedBytes.Load() }

// verified gives the edits if the edited text has no more errors than before.
func (d *editor) verified(edits ...doc.Edit) ([]doc.Edit, bool) {
	text, err := doc.Apply(d.Source, edits)
	if err != nil {
		return nil, false
	}
	d.parsedBytes.Add(int64(len(text)))
	return edits, len(d.module.Edited(text).Errors) <= len(d.module.Errors)
}

// Format returns a value as Python writes it.
func (d *editor) Format(value *doc.Node) string { return format.Literal(value) }
