package edit

import (
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// change says what should stand where after an edit; all that it does not name stays.
type change struct {
	// nodes are what stands in the place of a node.
	nodes map[*doc.Node]*doc.Node
	// fields and items are what stands in the place of the field of a key, and of an item; nothing when it is removed.
	fields map[*doc.Node][]doc.Field
	items  map[*doc.Node][]*doc.Node
	// newFields and newItems are what stands at the end of a collection.
	newFields map[*doc.Node]doc.Field
	newItems  map[*doc.Node]*doc.Node
}

// verified gives the edits if the edited text reads as wanted, with no new error. The text around the edits is
// enough to tell, unless it has errors, which can be far from their causes, or aliases of what is not around.
func (d *editor) verified(edits []doc.Edit, want change) ([]doc.Edit, bool) {
	edits = doc.KeepFinalLineEnd(d.Source, edits)
	if len(d.Errors) == 0 {
		if around, ok := d.extract(edits); ok && d.reads(around.text, around.edits, around.kept, want) {
			return edits, true
		}
	}
	return edits, d.reads(d.Source, edits, nil, want)
}

// reads reports whether a text, the whole one or an extract with only the children in kept, reads as wanted after edits.
func (d *editor) reads(text []byte, edits []doc.Edit, kept kept, want change) bool {
	got, err := d.edited(text, edits)
	if err != nil || !slices.EqualFunc(d.Errors, got.Errors, func(a, b doc.Error) bool { return a.Code == b.Code }) {
		return false
	}
	return verification{want, kept}.same(d.Root, got.Root)
}

// WithEdits is the document after edits. What it costs to read it counts for Reread.
func (d *editor) WithEdits(edits []doc.Edit) (*doc.Document, error) {
	return d.edited(d.Source, doc.KeepFinalLineEnd(d.Source, edits))
}

func (d *editor) edited(text []byte, edits []doc.Edit) (*doc.Document, error) {
	text, err := doc.ApplyExact(text, edits)
	if err != nil {
		return nil, err
	}
	d.parsedBytes.Add(int64(len(text)))
	return d.parse(d.Name, text), nil
}

// ParsedBytes counts the bytes that were read again so far to verify edits of the document: whoever makes many edits
// of a hostile text can stop.
func (d *editor) ParsedBytes() int64 { return d.parsedBytes.Load() }

// verification compares a tree before an edit with one after it.
type verification struct {
	change
	kept kept
}

// same reports whether what was read is what should stand in the place of old.
func (c verification) same(old, got *doc.Node) bool {
	if wanted, changed := c.nodes[old]; changed {
		old = wanted
	}
	if old == nil || got == nil {
		return old == got
	}
	if old.Kind != got.Kind || old.Type != got.Type || old.Text != got.Text ||
		old.Anchor != got.Anchor || old.Damaged != got.Damaged {
		return false
	}
	return slices.EqualFunc(c.fieldsAfter(old), got.Fields, func(a, b doc.Field) bool { return c.same(a.Key, b.Key) && c.same(a.Value, b.Value) }) &&
		slices.EqualFunc(c.itemsAfter(old), got.Items, c.same)
}

// fieldsAfter are the fields that a mapping should have after the edit.
func (c verification) fieldsAfter(n *doc.Node) []doc.Field {
	wanted := after(c.kept.of(n, len(n.Fields)), n.Fields, c.fields, func(f doc.Field) *doc.Node { return f.Key })
	if added, ok := c.newFields[n]; ok {
		wanted = append(wanted, added)
	}
	return wanted
}

// itemsAfter are the items that a sequence should have after the edit.
func (c verification) itemsAfter(n *doc.Node) []*doc.Node {
	wanted := after(c.kept.of(n, len(n.Items)), n.Items, c.items, func(item *doc.Node) *doc.Node { return item })
	if added, ok := c.newItems[n]; ok {
		wanted = append(wanted, added)
	}
	return wanted
}

// after are the kept children, each with what stands in its place; changed has that by the node that names a child.
func after[T any](kept iter.Seq[int], children []T, changed map[*doc.Node][]T, node func(T) *doc.Node) []T {
	var wanted []T
	for i := range kept {
		if made, ok := changed[node(children[i])]; ok {
			wanted = append(wanted, made...)
		} else {
			wanted = append(wanted, children[i])
		}
	}
	return wanted
}
