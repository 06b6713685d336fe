package validate

import (
	"slices"
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// batch are edits that can be made at once, each made for the text as it is: they do not touch, they leave a child of
// each collection as it is, and give no two keys of a mapping the same name.
type batch struct {
	doc *doc.Document
	// taken are the edits in the order of their places.
	taken []doc.Edit
	// changed counts the children of collections that are changed.
	changed map[*doc.Node]int
	// named are the new names of keys.
	named map[keyOf]bool
}

type keyOf struct {
	mapping *doc.Node
	text    string
}

// together chooses the first findings, no more than most, whose fixes can be applied at once.
func together(document *doc.Document, findings []Finding, most int, wanted func(Finding) bool) []Finding {
	b := batch{doc: document, changed: map[*doc.Node]int{}, named: map[keyOf]bool{}}
	var chosen []Finding
	for _, f := range findings {
		if len(chosen) < most && wanted(f) && b.add(f.Fixes()[0].Edits()) {
			chosen = append(chosen, f)
		}
	}
	return chosen
}

// add takes the edits of a fix up, if they can be made with those that are there.
func (b *batch) add(edits []doc.Edit) bool {
	touches := make([]doc.EditEffect, len(edits))
	for i, e := range edits {
		touch := b.doc.EffectOf(e.Span)
		if insertsLines(e) {
			touch.Affected = 0
		}
		before := b.changed[touch.Parent]
		if !b.free(e) || before > 0 && touch.Affected > 0 && before+touch.Affected >= touch.Total || touch.InKey && b.named[keyOf{touch.Parent, e.Text}] {
			return false
		}
		touches[i] = touch
	}
	for i, e := range edits {
		touch := touches[i]
		b.changed[touch.Parent] += touch.Affected
		b.named[keyOf{touch.Parent, e.Text}] = touch.InKey
		b.taken = slices.Insert(b.taken, b.after(e), e)
	}
	return true
}

// after is the index of the first edit that begins after another.
func (b *batch) after(e doc.Edit) int {
	return sort.Search(len(b.taken), func(i int) bool { return b.taken[i].Span.Start > e.Span.End })
}

// free reports whether an edit touches none that is there. Lines can be inserted at the same place, and next to lines
// that are removed.
func (b *batch) free(e doc.Edit) bool {
	for i := b.after(e) - 1; i >= 0 && b.taken[i].Span.End >= e.Span.Start; i-- {
		other := b.taken[i]
		bothInsert := other.Span == e.Span && insertsLines(e) && insertsLines(other)
		if !bothInsert && !b.adjacent(e, other) && !b.adjacent(other, e) {
			return false
		}
	}
	return true
}

// adjacent reports whether one edit inserts lines directly before or after those that the other removes.
func (b *batch) adjacent(insert, remove doc.Edit) bool {
	lineStart := func(at int) bool { return at == 0 || b.doc.Source[at-1] == '\n' }
	removesLines := remove.Text == "" && remove.Span.Start < remove.Span.End && lineStart(remove.Span.Start) && lineStart(remove.Span.End)
	at := insert.Span.Start
	return insertsLines(insert) && removesLines && (at == remove.Span.Start || at == remove.Span.End)
}

// insertsLines reports whether an edit inserts whole lines.
func insertsLines(e doc.Edit) bool {
	return e.Span.Start == e.Span.End && (strings.HasPrefix(e.Text, "\n") || strings.HasPrefix(e.Text, "\r\n") || strings.HasSuffix(e.Text, "\n"))
}

// repeats reports whether a text has a key twice where another has not: several fixes have written it, each for
// itself, and one would hide the other.
func repeats(text, before *doc.Document) bool {
	known := repeated(before)
	for place := range repeated(text) {
		if !known[place] {
			return true
		}
	}
	return false
}

// repeated finds the keys that occur twice in their mappings, by their paths.
func repeated(document *doc.Document) map[topic]bool {
	found := map[topic]bool{}
	var visit func(path []any, n *doc.Node)
	visit = func(path []any, n *doc.Node) {
		seen := make(map[string]bool, len(n.Fields))
		for _, f := range n.Fields {
			below := append(path, f.Key.Text)
			if seen[f.Key.Text] && f.Key.Kind == doc.Scalar {
				found[topicAt("", below)] = true
			}
			seen[f.Key.Text] = true
			visit(below, f.Value)
		}
		for i, item := range n.Items {
			visit(append(path, i), item)
		}
	}
	if document.Root != nil {
		visit(nil, document.Root)
	}
	return found
}
