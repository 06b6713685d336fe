package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// slab allocates nodes and lists in batches, since single allocations cost more than parsing itself.
type slab struct {
	nodes []doc.Node
	// items and fields are stacks of what the open collections hold so far.
	items     []*doc.Node
	fields    []doc.Field
	itemSlab  []*doc.Node
	fieldSlab []doc.Field
	// size is the length of the next slab.
	size int
	// made is how many nodes there are, most how many there can be.
	made, most int
}

// largestSlab limits the memory that an almost unused slab wastes.
const largestSlab = 8192

// newSlab returns a slab for a text with the given number of bytes and at most the given number of nodes.
func newSlab(text, nodes int) slab {
	return slab{size: min(max(text/12, 8), largestSlab), most: nodes}
}

// tooManyNodes is the panic that ends the parsing of a text beyond Options.Nodes.
type tooManyNodes struct{}

func (s *slab) node() *doc.Node {
	if s.made == s.most {
		panic(tooManyNodes{})
	}
	s.made++
	if len(s.nodes) == 0 {
		s.nodes = make([]doc.Node, s.size)
	}
	n := &s.nodes[0]
	s.nodes = s.nodes[1:]
	return n
}

// takeItems pops the items above base from the stack.
func (s *slab) takeItems(base int) []*doc.Node {
	items := carve(&s.itemSlab, s.items[base:], s.size)
	s.items = s.items[:base]
	return items
}

// takeFields pops the fields above base from the stack.
func (s *slab) takeFields(base int) []doc.Field {
	fields := carve(&s.fieldSlab, s.fields[base:], s.size)
	s.fields = s.fields[:base]
	return fields
}

// carve copies a list into the slab.
func carve[T any](from *[]T, list []T, size int) []T {
	if len(list) == 0 {
		return nil
	}
	if len(*from) < len(list) {
		*from = make([]T, max(size, len(list)))
	}
	taken := (*from)[:len(list):len(list)]
	*from = (*from)[len(list):]
	copy(taken, list)
	return taken
}
