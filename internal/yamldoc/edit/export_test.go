package edit

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Verifications verifies edits of a document in the text around them and in the whole text, as the change that the edited text around them shows. isKnown
// is false if that is not clear.
func Verifications(document *doc.Document, edits []doc.Edit) (isKnown, around, whole bool) {
	d := document.Editor.(*editor)
	x, ok := d.extract(edits)
	if !ok {
		return false, false, false
	}
	got, err := d.edited(x.withGaps())
	if err != nil || len(got.Errors) > 0 || got.Root == nil {
		return false, false, false
	}
	s := shown{d, edits, x.kept, change{
		nodes: map[*doc.Node]*doc.Node{}, fields: map[*doc.Node][]doc.Field{}, items: map[*doc.Node][]*doc.Node{},
	}}
	if !s.compare(d.Root, got.Root) {
		return false, false, false
	}
	return true, d.readsAround(edits, s.change), d.reads(edits, nil, s.change)
}

// shown is the change that an edited extract shows.
type shown struct {
	doc    *editor
	edits  []doc.Edit
	kept   kept
	change change
}

// compare adds the difference between a node and that of the edited extract; ok is false if it is in children that the extract does not have.
func (s shown) compare(old, got *doc.Node) (ok bool) {
	if old.Kind != got.Kind || old.Type != got.Type || old.Text != got.Text || old.Anchor() != got.Anchor() {
		s.change.nodes[old] = got
		return s.isEdited(old)
	}
	return compareChildren(s, old, old.Fields, got.Fields, s.change.fields, fieldNodes) &&
		compareChildren(s, old, old.Items, got.Items, s.change.items, itemNodes)
}

func fieldNodes(f doc.Field) []*doc.Node { return []*doc.Node{f.Key, f.Value} }

func itemNodes(item *doc.Node) []*doc.Node { return []*doc.Node{item} }

// compareChildren is compare for the children of a node, each of which has one or two nodes.
func compareChildren[T any](s shown, n *doc.Node, children, got []T, changed map[*doc.Node][]T, nodes func(T) []*doc.Node) (ok bool) {
	indexes := slices.Collect(s.kept.of(n, len(children)))
	var old []T
	for _, i := range indexes {
		old = append(old, children[i])
	}
	if len(old) == len(got) {
		for i := range old {
			if !slices.EqualFunc(nodes(old[i]), nodes(got[i]), s.compare) {
				return false
			}
		}
		return true
	}
	same := func(a, b T) bool {
		return slices.EqualFunc(nodes(a), nodes(b), verification{kept: s.kept}.isIntended)
	}
	before, after := 0, 0
	for ; before < min(len(old), len(got)) && same(old[before], got[before]); before++ {
	}
	for ; before+after < min(len(old), len(got)) && same(old[len(old)-1-after], got[len(got)-1-after]); after++ {
	}
	lost, made := old[before:len(old)-after], got[before:len(got)-after]
	switch {
	case len(lost) > 0:
		changed[nodes(lost[0])[0]] = made
		for _, child := range lost[1:] {
			changed[nodes(child)[0]] = nil
		}
	case before > 0:
		changed[nodes(old[before-1])[0]] = append([]T{old[before-1]}, made...)
	case after > 0:
		changed[nodes(old[0])[0]] = append(slices.Clip(made), old[0])
	default:
		return false // the collection was empty
	}
	if len(lost) > 0 && indexes[before+len(lost)-1]-indexes[before] >= len(lost) {
		return false // several changes
	}
	return !slices.ContainsFunc(lost, func(child T) bool { return !s.isEdited(nodes(child)...) })
}

// isEdited reports whether nodes are whole in the extract, and an edit affects them up to their last child.
func (s shown) isEdited(nodes ...*doc.Node) bool {
	last := nodes[len(nodes)-1]
	start, end := nodes[0].Span.Start, s.doc.ContentSpan(last).End
	return s.isWhole(nodes...) && slices.ContainsFunc(s.edits, func(e doc.Edit) bool {
		return start <= e.Span.End && e.Span.Start <= end && !hasChildAfter(last, e.Span.End)
	})
}

// isWhole reports whether the extract has all children of nodes.
func (s shown) isWhole(nodes ...*doc.Node) bool {
	return !slices.ContainsFunc(nodes, func(n *doc.Node) bool {
		_, isPart := s.kept[n]
		return isPart || !s.isWhole(children(n)...)
	})
}

// ReplaceWord replaces a scalar with a text. isKnown reports whether the edit needs no verification, isIntended whether the whole text is parsed as by then.
func ReplaceWord(document *doc.Document, n *doc.Node, text string, by *doc.Node) (isKnown, isIntended bool) {
	d := document.Editor.(*editor)
	at, ok := d.positionOf(n)
	if !ok || !d.replacesWord(at, n, text, by) {
		return false, false
	}
	edits := []doc.Edit{{Span: d.ContentSpan(n), Text: text}}
	return true, d.reads(edits, nil, change{nodes: map[*doc.Node]*doc.Node{n: by}})
}

// AppendWord is ReplaceWord for a text that is added at the end of a list.
func AppendWord(document *doc.Document, list *doc.Node, text string, by *doc.Node) (isKnown, isIntended bool) {
	d := document.Editor.(*editor)
	at, ok := d.positionOf(list)
	line := text
	if list.Style == doc.Block {
		line = "- " + text
	}
	edits, canAppend := d.append(list, []string{line})
	if !ok || !canAppend || !d.appendsWord(at, list, edits, text, by) {
		return false, false
	}
	return true, d.reads(edits, nil, change{newItems: map[*doc.Node]*doc.Node{list: by}})
}
