package yamldoc

import "slices"

// mostRead bounds in bytes how much text is read again to verify the edits of one document:
// a long file with a thousand mistakes gets its first edits, and the others once
// these are made.
const mostRead = 32 << 20

// change says what should stand in the place of some nodes after an edit.
type change map[*Node]*Node

// verified gives the edits if the edited text reads as wanted, with no new error.
func (d *Document) verified(edits []Edit, want change) ([]Edit, bool) {
	if d.reread == nil || d.reread.Add(int64(len(d.Source))) > mostRead {
		return nil, false
	}
	edits = KeepFinalLineEnd(d.Source, edits)
	text, err := apply(d.Source, edits)
	if err != nil {
		return nil, false
	}
	got := Parse(d.Name, text)
	if !slices.EqualFunc(d.Errors, got.Errors, func(a, b Error) bool { return a.Message == b.Message }) {
		return nil, false
	}
	if !want.same(d.Root, got.Root) {
		return nil, false
	}
	return edits, true
}

// same reports whether what was read is what should stand in the place of old.
func (c change) same(old, got *Node) bool {
	if wanted, changed := c[old]; changed {
		old = wanted
	}
	if old == nil || got == nil {
		return old == got
	}
	if old.Kind != got.Kind || old.Tag != got.Tag || old.Text != got.Text ||
		old.Anchor != got.Anchor || old.Damaged != got.Damaged ||
		len(old.Fields) != len(got.Fields) || len(old.Items) != len(got.Items) {
		return false
	}
	for i, f := range old.Fields {
		if !c.same(f.Key, got.Fields[i].Key) || !c.same(f.Value, got.Fields[i].Value) {
			return false
		}
	}
	for i, item := range old.Items {
		if !c.same(item, got.Items[i]) {
			return false
		}
	}
	return true
}

// withFields is a mapping with other fields, withItems a sequence with other items.
func (n *Node) withFields(fields []Field) *Node {
	other := *n
	other.Fields = fields
	return &other
}

func (n *Node) withItems(items []*Node) *Node {
	other := *n
	other.Items = items
	return &other
}

// StrNode is a string that stands in no text.
func StrNode(text string) *Node { return &Node{Tag: TagStr, Text: text} }

// valueOf reads a value that is to be put into a text. Anchors and aliases are refused:
// they could mean another thing there.
func valueOf(text string) (*Node, bool) {
	doc := Parse("", []byte(text))
	if len(doc.Errors) > 0 {
		return nil, false
	}
	if doc.Root == nil {
		return &Node{Tag: TagNull}, len(doc.Comments) == 0
	}
	return doc.Root, !doc.Root.named()
}

func (n *Node) named() bool {
	return n.Anchor != "" || n.Kind == Alias || slices.ContainsFunc(n.children(), (*Node).named)
}
