package doc

// PlaceOf returns the place where a node is written: in the document, or Outside it.
func (d *Document) PlaceOf(n *Node) Place {
	if n.Outside != nil {
		return *n.Outside
	}
	return d.Place(n.Span)
}

// CopyOutside returns a copy of a node for another document, in which it has the given span. Places says where its parts are written;
// parts of other documents keep theirs. Aliases are replaced by what they refer to, and merge keys are expanded.
func CopyOutside(n *Node, span Span, place func(Span) Place) *Node {
	return outsideCopier{span, place, map[*Node]*Node{}}.node(n)
}

// outsideCopier has the copies of nodes, which aliases share.
type outsideCopier struct {
	span  Span
	place func(Span) Place
	made  map[*Node]*Node
}

func (c outsideCopier) node(n *Node) *Node {
	n = n.Resolve()
	if made := c.made[n]; made != nil {
		return made
	}
	if n == nil {
		unknown := NewUnknown("")
		unknown.Span = c.span
		return unknown
	}
	made := *n
	c.made[n] = &made
	if n.Outside == nil {
		at := c.place(n.Span)
		made.Outside = &at
	}
	made.Span, made.Anchor, made.AnchorSpan, made.Fields, made.Items, made.Flattened = c.span, "", Span{}, nil, nil, nil
	for _, e := range n.Entries() {
		made.Fields = append(made.Fields, Field{Key: c.node(e.Key), Value: c.node(e.Value)})
	}
	for _, item := range n.Items {
		made.Items = append(made.Items, c.node(item))
	}
	return &made
}
