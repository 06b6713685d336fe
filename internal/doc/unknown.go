package doc

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// NewUnknown returns an unknown value that is not part of a text, see Unknown.
func NewUnknown(source string) *Node { return &Node{Kind: Unknown, Text: source} }

// IsUnknown reports whether the value is unknown (aliases are followed). It is not null: something is set.
func (n *Node) IsUnknown() bool {
	n = n.Resolve()
	return n != nil && n.Kind == Unknown
}

// maxSourceLength is the maximum length of the source in a placeholder, in code points.
const maxSourceLength = 40

// Placeholder returns the text that is shown instead of an unknown value: "<unknown: SOURCE>", on one line.
func (n *Node) Placeholder() string {
	source := strings.Join(strings.Fields(n.Resolve().Text), " ")
	return "<unknown: " + shorten.To(source, maxSourceLength) + ">"
}

// Unknowns returns the spans of the unknown values of the document, in the order of the tree, after those of Templates.
func (d *Document) Unknowns() []Span {
	spans := slices.Clone(d.Templates)
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

// TemplatesIn returns the Templates in a span.
func (d *Document) TemplatesIn(span Span) []Span {
	search := func(offset int) int {
		i, _ := slices.BinarySearchFunc(d.Templates, offset, func(s Span, offset int) int { return s.Start - offset })
		return i
	}
	return d.Templates[search(span.Start):search(max(span.Start, span.End))]
}
