package yamldoc

import (
	"strings"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// editor is the Editor of a YAML text.
type editor struct {
	*doc.Document
	limits Limits
	found  editIndex
	// reread counts the bytes that were read again to verify edits.
	reread atomic.Int64
}

// Parse reads a text as YAML, within the limits of the document.
func (d *editor) Parse(name string, src []byte) *doc.Document {
	return ParseLimits(name, src, d.limits)
}

// written is a value as YAML of one line.
func written(n *doc.Node) string {
	switch n.Kind {
	case doc.Mapping:
		fields := make([]string, len(n.Fields))
		for i, f := range n.Fields {
			fields[i] = written(f.Key) + ": " + written(f.Value)
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case doc.Sequence:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = written(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if n.Type == doc.TypeString {
		return Str(n.Text)
	}
	return n.Text
}
