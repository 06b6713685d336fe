package doc

// rare are the properties that few nodes have, apart from Node to keep that small. They are immutable: copies of a node share them.
type rare struct {
	anchor     string
	anchorSpan Span
	target     *Node
	flattened  *Flattened
	outside    *Place
	class      string
}

// noRare are the properties of most nodes.
var noRare = &rare{}

func (n *Node) getRare() *rare {
	if n.rare == nil {
		return noRare
	}
	return n.rare
}

func (n *Node) setRare(made rare) {
	n.rare = nil
	if made != *noRare {
		n.rare = &made
	}
}

// Anchor returns the name after '&', "" for none.
func (n *Node) Anchor() string { return n.getRare().anchor }

// AnchorSpan returns the span of the anchor, including '&'.
func (n *Node) AnchorSpan() Span { return n.getRare().anchorSpan }

// SetAnchor sets the name and span of the anchor.
func (n *Node) SetAnchor(name string, span Span) {
	made := *n.getRare()
	made.anchor, made.anchorSpan = name, span
	n.setRare(made)
}

// NewAlias returns an alias of a node.
func NewAlias(name string, span Span, target *Node) *Node {
	alias := &Node{Kind: Alias, Span: span, Text: name}
	alias.SetTarget(target)
	return alias
}

// Target returns the node that an Alias refers to, nil if it is undefined.
func (n *Node) Target() *Node { return n.getRare().target }

// SetTarget sets the node that an Alias refers to.
func (n *Node) SetTarget(target *Node) {
	made := *n.getRare()
	made.target = target
	n.setRare(made)
}

// Flattened returns a mapping with its merge keys expanded, nil for a node without merge keys.
func (n *Node) Flattened() *Flattened { return n.getRare().flattened }

// SetFlattened sets the mapping with its merge keys expanded.
func (n *Node) SetFlattened(flattened *Flattened) {
	made := *n.getRare()
	made.flattened = flattened
	n.setRare(made)
}

// Outside returns where the node is written if that is in another file, which sets a part of the tree; nil for the document itself. Span
// is then the place in the document that brings it in, or empty.
func (n *Node) Outside() *Place { return n.getRare().outside }

// SetOutside sets where the node is written.
func (n *Node) SetOutside(place *Place) {
	made := *n.getRare()
	made.outside = place
	n.setRare(made)
}

// Class returns the dotted name of the class of settings that the mapping is an object of in Python, "" for none.
func (n *Node) Class() string { return n.getRare().class }

// SetClass sets the class of settings that the mapping is an object of.
func (n *Node) SetClass(name string) {
	made := *n.getRare()
	made.class = name
	n.setRare(made)
}
