package edit

import "github.com/settings-ls/settings-ls/internal/doc"

// RemoveField removes the field of a key, as written in the text, with its lines, the comments on them and below its value. A mapping with only this key
// becomes {}. ok is false if that is not safe: an alias refers to a part of it or to an enclosing node, or another value of the same key would become
// effective.
func (d *editor) RemoveField(key *doc.Node) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(key)
	if !ok || !at.isKey || d.isAliased(at.parents...) || !d.isRemovable(at.parent(), at.i) {
		return nil, false
	}
	edits, ok = d.remove(at, "{}")
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{fields: map[*doc.Node][]doc.Field{key: nil}})
}

// RemoveItem is RemoveField for an item of a list. A list with only this item becomes [].
func (d *editor) RemoveItem(item *doc.Node) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(item)
	list := at.parent()
	if !ok || list == nil || list.Kind != doc.Sequence || d.isAliased(at.parents...) || d.isAliasedBelow(item) {
		return nil, false
	}
	edits, ok = d.remove(at, "[]")
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{items: map[*doc.Node][]*doc.Node{item: nil}})
}

// isRemovable reports whether the removal of a field has no other effect.
func (d *editor) isRemovable(m *doc.Node, i int) bool {
	f := m.Fields[i]
	if f.IsMerge() || f.Key.Resolve() == nil || d.isAliasedBelow(f.Key, f.Value) {
		return false
	}
	use := d.keyUses(m)[doc.NewDictKey(f.Key)]
	return use.last > i || !use.merged && use.first == i
}

// remove removes a child from its collection; empty is what replaces a collection with only this child.
func (d *editor) remove(at nodePosition, empty string) ([]doc.Edit, bool) {
	in := at.parent()
	if len(in.Fields)+len(in.Items) == 1 {
		return d.replaceWith(in, empty)
	}
	edit, ok := d.cut(in, at.i)
	return []doc.Edit{edit}, ok
}

// replaceWith replaces a node with a value of one line.
func (d *editor) replaceWith(n *doc.Node, text string) ([]doc.Edit, bool) {
	span := d.ContentSpan(n)
	at, ok := d.positionOf(n)
	if !ok || d.comments(span) && n.Style == doc.Flow {
		return nil, false
	}
	inMapping := at.parent() != nil && at.parent().Kind == doc.Mapping && !at.isKey
	if inMapping && n.Style == doc.Block && n.Anchor() == "" && d.isFirstOnLine(span.Start) && d.isLastOnLine(span.End) {
		colon, ok := d.colon(at.parent().Fields[at.i].Key)
		lines := doc.Span{Start: d.lineStart(span.Start), End: d.endWithComments(span.End, d.column(span.Start)-1)}
		return []doc.Edit{{Span: doc.Span{Start: colon, End: colon}, Text: " " + text}, {Span: lines, Text: ""}}, ok
	}
	if inMapping && span.Start == span.End {
		colon, ok := d.colon(at.parent().Fields[at.i].Key)
		return []doc.Edit{{Span: doc.Span{Start: colon, End: colon}, Text: " " + text}}, ok
	}
	if span.Start == span.End && at.parent() != nil && at.parent().Style == doc.Block {
		part, ok := d.part(at.parent(), at.i)
		return []doc.Edit{{Span: doc.Span{Start: part.End, End: part.End}, Text: " " + text}}, ok
	}
	return []doc.Edit{{Span: span, Text: text}}, true
}

// cut returns the edit that removes one of several children from a collection.
func (d *editor) cut(in *doc.Node, i int) (doc.Edit, bool) {
	part, ok := d.part(in, i)
	if !ok {
		return doc.Edit{}, false
	}
	end := part.End
	if in.Style == doc.Flow {
		if comma := d.skip(end, " \t"); comma < len(d.Source) && d.Source[comma] == ',' {
			end = comma + 1
		}
	}
	if d.isFirstOnLine(part.Start) && d.isLastOnLine(end) {
		line := d.nextLine(end)
		if in.Style == doc.Block {
			line = d.endWithComments(end, d.column(part.Start))
		}
		return doc.Edit{Span: doc.Span{Start: d.lineStart(part.Start), End: line}}, true
	}
	if i+1 < len(in.Fields)+len(in.Items) {
		next, ok := d.part(in, i+1)
		lost := doc.Span{Start: min(d.nextLine(end), next.Start), End: next.Start}
		return doc.Edit{Span: doc.Span{Start: part.Start, End: next.Start}}, ok && !d.comments(lost)
	}
	before, ok := d.part(in, i-1)
	lost := doc.Span{Start: before.End, End: part.End}
	return doc.Edit{Span: lost}, ok && in.Style == doc.Flow && !d.comments(lost)
}
