package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// slab allocates nodes and lists in batches, since single allocations cost more than parsing itself.
type slab struct {
	// items and fields are stacks of what the open collections hold so far.
	items  []*doc.Node
	fields []doc.Field

	nodes      batch[doc.Node]
	itemLists  batch[*doc.Node]
	fieldLists batch[doc.Field]
	// made is how many nodes there are, most how many there can be.
	made, most int
}

// begin prepares an empty slab for a text with the given number of bytes and at most the given number of nodes. A node has about 12 bytes of text, and
// half of the nodes are values of fields.
func (s *slab) begin(text, nodes int) {
	expected := text / 12
	s.nodes = newBatch[doc.Node](expected)
	s.itemLists = newBatch[*doc.Node](expected / 8)
	s.fieldLists = newBatch[doc.Field](expected / 2)
	s.most = nodes
}

// emptied returns an empty slab with the stacks of another one.
func (s *slab) emptied() slab { return slab{items: s.items[:0], fields: s.fields[:0]} }

// tooManyNodes is the panic that ends the parsing of a text beyond Options.Nodes.
type tooManyNodes struct{}

func (s *slab) node() *doc.Node {
	if s.made == s.most {
		panic(tooManyNodes{})
	}
	s.made++
	return &s.nodes.take(1)[0]
}

// takeItems pops the items above base from the stack.
func (s *slab) takeItems(base int) []*doc.Node {
	items := s.itemLists.copy(s.items[base:])
	s.items = s.items[:base]
	return items
}

// takeFields pops the fields above base from the stack.
func (s *slab) takeFields(base int) []doc.Field {
	fields := s.fieldLists.copy(s.fields[base:])
	s.fields = s.fields[:base]
	return fields
}

// batch allocates many values at a time.
type batch[T any] struct {
	free []T
	// size is how many values are allocated next, more how many after that.
	size, more int
}

// The smallest and largest numbers of values that are allocated at a time.
const (
	smallestBatch = 4
	largestBatch  = 2048
)

// newBatch returns a batch that first allocates the expected number of values, and then fewer at a time.
func newBatch[T any](expected int) batch[T] {
	size := min(max(expected, smallestBatch), largestBatch)
	return batch[T]{size: size, more: max(size/4, smallestBatch)}
}

// take returns n new values.
func (b *batch[T]) take(n int) []T {
	if len(b.free) < n {
		b.grow(n)
	}
	taken := b.free[:n:n]
	b.free = b.free[n:]
	return taken
}

// grow allocates at least n values.
func (b *batch[T]) grow(n int) {
	b.free = make([]T, max(b.size, n))
	b.size = b.more
}

// copy returns a copy of a list, nil for an empty one.
func (b *batch[T]) copy(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	taken := b.take(len(list))
	copy(taken, list)
	return taken
}
