package doc

// PlaceOf returns the place where a node is written: in the document, or Outside it.
func (d *Document) PlaceOf(n *Node) Place {
	if n.Outside != nil {
		return *n.Outside
	}
	return d.Place(n.Span)
}

// IsWritten reports whether a node is written at its span in the document.
func (n *Node) IsWritten() bool { return n.Outside == nil && !n.Implied }

// CopyOutside returns a copy of a node for another document, in which it has the given span. place says where its parts are written; parts
// of other documents keep theirs.
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
	if n == nil || c.made[n] != nil {
		return c.made[n]
	}
	made := *n
	c.made[n] = &made
	if n.Outside == nil {
		at := c.place(n.Span)
		made.Outside = &at
	}
	made.Span, made.Anchor, made.AnchorSpan = c.span, "", Span{}
	made.Target, made.Fields, made.Items = c.node(n.Target), c.fields(n.Fields), nil
	for _, item := range n.Items {
		made.Items = append(made.Items, c.node(item))
	}
	if n.Flattened != nil {
		made.Flattened = &Flattened{Fields: c.fields(n.Flattened.Fields), MergedCount: n.Flattened.MergedCount}
	}
	return &made
}

func (c outsideCopier) fields(fields []Field) []Field {
	var made []Field
	for _, f := range fields {
		made = append(made, Field{Key: c.node(f.Key), Value: c.node(f.Value)})
	}
	return made
}
