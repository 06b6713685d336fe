package edit

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// change describes the intended result of an edit; everything else stays.
type change struct {
	// nodes are the replacements of nodes.
	nodes map[*doc.Node]*doc.Node
	// fields and items are the replacements of the field of a key, and of an item; none if it is removed.
	fields map[*doc.Node][]doc.Field
	items  map[*doc.Node][]*doc.Node
	// newFields and newItems are added at the end of a collection.
	newFields map[*doc.Node]doc.Field
	newItems  map[*doc.Node]*doc.Node
}

// verified returns the edits if the edited text is parsed as intended, without new errors. Parsing the text around the edits is sufficient, unless it has
// errors, which can be far from their causes, or aliases of nodes that it does not contain.
func (d *editor) verified(edits []doc.Edit, want change) ([]doc.Edit, bool) {
	edits = doc.KeepFinalLineEnd(d.Source, edits)
	return edits, d.readsAround(edits, want) || d.reads(edits, nil, want)
}

// readsAround reports whether the text around edits shows that the whole is parsed as intended.
func (d *editor) readsAround(edits []doc.Edit, want change) bool {
	if len(d.Errors) > 0 || len(d.Templates) > 0 {
		return false
	}
	around, ok := d.extract(edits)
	return ok && d.reads(around.withGaps(), around.kept, want)
}

// reads reports whether the text is parsed as intended after edits, some of which make it an extract with the children in kept.
func (d *editor) reads(edits []doc.Edit, kept kept, want change) bool {
	got, err := d.edited(edits)
	if err != nil || !slices.EqualFunc(d.Errors, got.Errors, func(a, b doc.Error) bool { return a.Code == b.Code }) {
		return false
	}
	return verification{want, kept}.isIntended(d.Root, got.Root)
}

// WithEdits returns the document after edits. The cost of parsing it is added to ParsedBytes.
func (d *editor) WithEdits(edits []doc.Edit) (*doc.Document, error) {
	return d.edited(doc.KeepFinalLineEnd(d.Source, edits))
}

func (d *editor) edited(edits []doc.Edit) (*doc.Document, error) {
	text, err := doc.ApplyExact(d.Source, edits)
	if err != nil {
		return nil, err
	}
	d.parsedBytes.Add(int64(len(text)))
	return d.parse(d.Name, text), nil
}

// ParsedBytes returns the number of bytes that were parsed so far to verify edits of the document, so that callers with many edits can bound the cost.
func (d *editor) ParsedBytes() int64 { return d.parsedBytes.Load() }

// verification compares a tree before an edit with one after it.
type verification struct {
	change
	kept kept
}

// isIntended reports whether the parsed node is the intended replacement of old.
func (c verification) isIntended(old, got *doc.Node) bool {
	if wanted, changed := c.nodes[old]; changed {
		old = wanted
	}
	if old == nil || got == nil {
		return old == got
	}
	if old.Kind != got.Kind || old.Type != got.Type || old.Text != got.Text ||
		old.Anchor() != got.Anchor() || old.Damaged != got.Damaged {
		return false
	}
	return slices.EqualFunc(c.fieldsAfter(old), got.Fields, func(a, b doc.Field) bool { return c.isIntended(a.Key, b.Key) && c.isIntended(a.Value, b.Value) }) &&
		slices.EqualFunc(c.itemsAfter(old), got.Items, c.isIntended)
}

// fieldsAfter returns the intended fields of a mapping after the edit.
func (c verification) fieldsAfter(n *doc.Node) []doc.Field {
	wanted := after(c.kept, n, n.Fields, c.fields, func(f doc.Field) *doc.Node { return f.Key })
	if added, ok := c.newFields[n]; ok {
		wanted = append(wanted, added)
	}
	return wanted
}

// itemsAfter returns the intended items of a sequence after the edit.
func (c verification) itemsAfter(n *doc.Node) []*doc.Node {
	wanted := after(c.kept, n, n.Items, c.items, func(item *doc.Node) *doc.Node { return item })
	if added, ok := c.newItems[n]; ok {
		wanted = append(wanted, added)
	}
	return wanted
}

// after returns the kept children of n, each with its intended replacement; changed has the replacements by the node that identifies a child.
func after[T any](k kept, n *doc.Node, children []T, changed map[*doc.Node][]T, node func(T) *doc.Node) []T {
	indexes, isPart := k[n]
	if len(children) == 0 || !isPart && len(changed) == 0 {
		return slices.Clip(children)
	}
	wanted := make([]T, 0, len(indexes)+1)
	for i := range k.of(n, len(children)) {
		if made, ok := changed[node(children[i])]; ok {
			wanted = append(wanted, made...)
		} else {
			wanted = append(wanted, children[i])
		}
	}
	return wanted
}
