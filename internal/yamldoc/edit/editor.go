// Package edit changes YAML texts: it adds, removes, renames and moves what is in them, and keeps the rest as it is
// written. It reads each changed text again, and gives no edits where that would not read as wanted. It also tells what
// is being typed at a place of a text.
package edit

import (
	"strings"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Parser reads a text as YAML and gives the document its editor.
type Parser func(name string, src []byte) *doc.Document

// New is the editor of a document that package syntax has read. The parser reads what a change makes of the text.
func New(document *doc.Document, parse Parser) doc.Editor {
	return &editor{Document: document, parse: parse}
}

type editor struct {
	*doc.Document
	parse Parser
	found index
	// parsedBytes counts the bytes that were read again to verify edits.
	parsedBytes atomic.Int64
}

// Parse reads a text as YAML, within the limits of the document.
func (d *editor) Parse(name string, src []byte) *doc.Document { return d.parse(name, src) }

// Format is a value as YAML of one line.
func (d *editor) Format(n *doc.Node) string { return formatValue(n) }

func formatValue(n *doc.Node) string {
	switch n.Kind {
	case doc.Mapping:
		fields := make([]string, len(n.Fields))
		for i, f := range n.Fields {
			fields[i] = formatValue(f.Key) + ": " + formatValue(f.Value)
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case doc.Sequence:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = formatValue(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if n.Type == doc.TypeString {
		return QuoteString(n.Text)
	}
	return n.Text
}
