package values

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// display makes the node of a list, tuple or set: ZenML takes each of them for a list.
func (r *Reader) display(x *syntax.Display) *doc.Node {
	list := newList(x)
	for i, item := range x.Items {
		if star, ok := item.(*syntax.Star); ok {
			items, ok := r.items(star.Value)
			if !ok {
				return nil
			}
			r.aliases(list, star, items)
			continue
		}
		n := r.node(item)
		r.places[n] = Place{item, list, i}
		list.Items = append(list.Items, n)
	}
	return list
}

func newList(x syntax.Expr) *doc.Node {
	return &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Style: doc.Flow, Span: x.Span()}
}

// items are those of a list that an expression gives.
func (r *Reader) items(x syntax.Expr) ([]*doc.Node, bool) {
	n := r.node(x).Resolve()
	if n == nil || n.Kind != doc.Sequence || r.left < len(n.Items) {
		return nil, false
	}
	r.left -= len(n.Items)
	return n.Items, true
}

// aliases adds items to a list that are written elsewhere.
func (r *Reader) aliases(list *doc.Node, at syntax.Expr, items []*doc.Node) {
	for _, item := range items {
		list.Items = append(list.Items, r.alias(at, item))
	}
}

// alias is a value that is written elsewhere, at an expression that gives it.
func (r *Reader) alias(at syntax.Expr, n *doc.Node) *doc.Node {
	if n.IsUnknown() {
		return r.unknown(at)
	}
	return doc.NewAlias(r.source(at), at.Span(), n.Resolve())
}

// dict makes the node of a dictionary display. It is unknown as a whole where one of its keys is.
func (r *Reader) dict(x *syntax.Dict) *doc.Node {
	m := r.newMapping(x)
	for i, item := range x.Items {
		if item.Key == nil {
			if !m.merge(item.Span, item.Value) {
				return nil
			}
			continue
		}
		key := r.node(item.Key)
		if key.IsUnknown() || key.Resolve() == nil {
			return nil
		}
		r.places[key] = Place{item.Key, m.made, i}
		m.add(key, item.Value, i)
	}
	return m.done()
}

// keywords makes the node of the keyword arguments of a call.
func (r *Reader) keywords(x *syntax.Call) *doc.Node {
	m := r.newMapping(x)
	for i, a := range x.Args {
		switch a.Kind {
		case syntax.Keyword:
			key := &doc.Node{Type: doc.TypeString, Text: a.Keyword, Span: a.KeywordSpan}
			r.places[key] = Place{x, m.made, i}
			m.add(key, a.Value, i)
		case syntax.DoubleStarred:
			if !m.merge(a.Span, a.Value) {
				return nil
			}
		case syntax.Positional, syntax.Starred:
		}
	}
	return m.done()
}

// mapping is a mapping that is being made.
type mapping struct {
	*Reader
	made *doc.Node
	// flat are the fields with those of other mappings in their places.
	flat []doc.Field
	// merged is how many of them there are up to the last one that ** brings; package doc takes all of these for merged.
	merged int
}

func (r *Reader) newMapping(x syntax.Expr) *mapping {
	return &mapping{Reader: r, made: &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: x.Span()}}
}

func (m *mapping) add(key *doc.Node, value syntax.Expr, index int) {
	n := m.node(value)
	m.places[n] = Place{value, m.made, index}
	f := doc.Field{Key: key, Value: n}
	m.made.Fields, m.flat = append(m.made.Fields, f), append(m.flat, f)
}

// merge adds the fields of another mapping, as ** does. It reports false where they are not known.
func (m *mapping) merge(span doc.Span, value syntax.Expr) bool {
	n := m.node(value)
	other := n.Resolve()
	if other == nil || other.Kind != doc.Mapping {
		return false
	}
	fields, _ := other.DictFields()
	if m.left -= len(fields); m.left < 0 {
		return false
	}
	stars := doc.Span{Start: span.Start, End: value.Span().Start}
	m.made.Fields = append(m.made.Fields, doc.Field{Key: &doc.Node{Type: doc.TypeMerge, Text: "**", Span: stars}, Value: n})
	m.flat = append(m.flat, fields...)
	m.merged = len(m.flat)
	return true
}

func (m *mapping) done() *doc.Node {
	if m.merged > 0 {
		m.made.SetFlattened(&doc.Flattened{Fields: m.flat, MergedCount: m.merged})
	}
	return m.made
}
