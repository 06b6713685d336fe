package secret

import (
	"github.com/settings-ls/settings-ls/internal/doc"
)

// Node returns a tree without secrets: n itself if it has none, else a copy. The tree has no aliases. name is the key of the
// value, "" for none.
func (m *Mask) Node(name string, n *doc.Node) *doc.Node {
	if m == NoMask {
		return n
	}
	made := *n
	switch n.Kind {
	case doc.Scalar:
		return m.scalarNode(name, n)
	case doc.Unknown:
		made.Text = m.Text(n.Text)
	case doc.Sequence:
		made.Items = nil
		for i, item := range n.Items {
			itemName := name
			if i > 0 && n.Items[i-1].IsString() && isOptionName(n.Items[i-1].Text) {
				itemName = n.Items[i-1].Text
			}
			made.Items = append(made.Items, m.Node(itemName, item))
		}
	case doc.Mapping:
		made.Fields = nil
		for _, f := range n.Fields {
			made.Fields = append(made.Fields, doc.Field{Key: m.Node("", f.Key), Value: m.Node(f.Key.Text, f.Value)})
		}
	case doc.Alias:
	}
	return &made
}

func (m *Mask) scalarNode(name string, n *doc.Node) *doc.Node {
	value, ok := n.Value()
	if text, isText := value.(string); isText || !ok {
		if !isText {
			text = n.Text
		}
		return m.replaced(n, text, m.Scalar(name, text))
	}
	switch value.(type) {
	case nil, bool:
		return n
	}
	if isSecret(classify(name), n.Text, false) {
		m.hasMasked.Store(true)
		return doc.NewString(Redacted)
	}
	return n
}

// replaced returns the string, or the node if that is the same as its text.
func (m *Mask) replaced(n *doc.Node, text, masked string) *doc.Node {
	if masked == text {
		return n
	}
	return doc.NewString(masked)
}
