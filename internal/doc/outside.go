package doc

// PlaceOf returns the place where a node is written: in the document, or Outside it.
func (d *Document) PlaceOf(n *Node) Place {
	if n.Outside() != nil {
		return *n.Outside()
	}
	return d.Place(n.Span)
}

// IsWritten reports whether a node is written at its span in the document.
func (n *Node) IsWritten() bool { return n.Outside() == nil && !n.Implied }

// CopyOutside returns a copy of a node for another document, in which it has the given span. place says where its parts are written; parts
// of other documents keep theirs.
func CopyOutside(n *Node, span Span, place func(Span) Place) *Node {
	return NewCopier(func(made, original *Node) {
		if original.Outside() == nil {
			at := place(original.Span)
			made.SetOutside(&at)
		}
		made.Span = span
		made.SetAnchor("", Span{})
	}).Copy(n)
}
