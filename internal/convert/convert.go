// Package convert writes the settings of a run configuration in the other language: those in Python as YAML, and those in
// YAML as Python. Literals are exact; an unknown value becomes a comment.
package convert

import (
	"errors"
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// ErrTooLarge is returned for settings that aliases make larger than anyone reads.
var ErrTooLarge = errors.New("the settings are too large to convert")

const (
	// maxNodes is the number of values that are converted.
	maxNodes = 100_000
	// maxDepth is how deeply they are nested; only a value that contains itself is nested more deeply.
	maxDepth = 300
)

// expanded returns a tree without aliases and merge keys, and without secrets.
func expanded(root *doc.Node, mask *secret.Mask) (*doc.Node, error) {
	e := expander{left: maxNodes}
	tree := e.node(root, 0)
	if e.left < 0 {
		return nil, ErrTooLarge
	}
	return mask.Node("", tree), nil
}

type expander struct{ left int }

func (e *expander) node(n *doc.Node, depth int) *doc.Node {
	n = n.Resolve()
	e.left--
	if n == nil {
		return doc.NewNull()
	}
	if depth > maxDepth {
		e.left = -1
	}
	if e.left < 0 {
		return n
	}
	made := *n
	made.Fields, made.Items = nil, nil
	made.SetAnchor("", doc.Span{})
	made.SetFlattened(nil)
	for _, entry := range n.Entries() {
		made.Fields = append(made.Fields, doc.Field{Key: e.node(entry.Key, depth+1), Value: e.node(entry.Value, depth+1)})
	}
	for _, item := range n.Items {
		made.Items = append(made.Items, e.node(item, depth+1))
	}
	return &made
}

// remark describes an unknown value. name is that of its key, "" for an item of a list.
func remark(name string, unknown *doc.Node) string {
	source := shorten.ForMessage(strings.Join(strings.Fields(unknown.Text), " "))
	switch {
	case source == "":
		return fmt.Sprintf("%s is unknown", name)
	case name == "":
		return fmt.Sprintf("unknown item: %s", source)
	}
	return fmt.Sprintf("%s is unknown: %s", name, source)
}

// isEmptyMapping reports whether a node is a mapping without entries.
func isEmptyMapping(n *doc.Node) bool { return n.Kind == doc.Mapping && len(n.Fields) == 0 }
