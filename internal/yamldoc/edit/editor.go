// Package edit edits YAML texts: it adds, removes, renames and moves nodes, and keeps the rest of the text unchanged. It parses each changed text again
// unless only a word changes, and returns no edits if the result is not as intended. It also determines what is being typed at an offset.
package edit

import (
	"strings"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Parser parses a text as YAML, and sets the editor of the document.
type Parser func(name string, src []byte) *doc.Document

// New returns the editor of a document that package syntax has parsed. parse parses changed texts.
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

// Parse parses a text as YAML, within the limits of the document.
func (d *editor) Parse(name string, src []byte) *doc.Document { return d.parse(name, src) }

// Format returns a value as one line of YAML.
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
