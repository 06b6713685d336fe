package doc

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// NewUnknown is a value that is in no text and not known, see Unknown.
func NewUnknown(source string) *Node { return &Node{Kind: Unknown, Text: source} }

// IsUnknown reports whether the value is not known (aliases followed). It is not null then: something is set.
func (n *Node) IsUnknown() bool {
	n = n.Resolve()
	return n != nil && n.Kind == Unknown
}

// longestSource is how much of its source a placeholder shows, in code points.
const longestSource = 40

// Placeholder is what is shown in place of an unknown value: "<unknown: SOURCE>", on one line.
func (n *Node) Placeholder() string {
	source := strings.Join(strings.Fields(n.Resolve().Text), " ")
	return "<unknown: " + shorten.To(source, longestSource) + ">"
}

// Unknowns are the spans of the unknown values of the document, in the order of the tree.
func (d *Document) Unknowns() []Span {
	var spans []Span
	var visit func(n *Node)
	visit = func(n *Node) {
		if n == nil {
			return
		}
		if n.Kind == Unknown {
			spans = append(spans, n.Span)
		}
		for _, field := range n.Fields {
			visit(field.Value)
		}
		for _, item := range n.Items {
			visit(item)
		}
	}
	visit(d.Root)
	return spans
}
