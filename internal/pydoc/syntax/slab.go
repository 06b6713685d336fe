package syntax

// slab makes values by the dozen, since one at a time costs more than the reading itself. They are kept as long as one of
// them is: the nodes of a tree are needed together.
type slab[T any] struct {
	free []T
	// size is how many were made last.
	size int
}

// largestSlab bounds what a slab that is hardly used wastes.
const largestSlab = 64

// reserve sees to it that there are as many.
func (s *slab[T]) reserve(count int) {
	if len(s.free) < count {
		s.size = min(s.size*2+4, largestSlab)
		s.free = make([]T, max(count, s.size))
	}
}

// add gives a copy of a value its place.
func (s *slab[T]) add(value T) *T {
	s.reserve(1)
	x := &s.free[0]
	s.free = s.free[1:]
	*x = value
	return x
}

// list gives a copy of a list its place.
func (s *slab[T]) list(values []T) []T {
	if len(values) == 0 {
		return nil
	}
	s.reserve(len(values))
	list := s.free[:len(values):len(values)]
	s.free = s.free[len(values):]
	copy(list, values)
	return list
}

// stack collects the values of lists that lie within each other, and then gives each list its place.
type stack[T any] struct {
	values []T
	slab   slab[T]
}

// take gives the values above base.
func (s *stack[T]) take(base int) []T {
	list := s.slab.list(s.values[base:])
	s.values = s.values[:base]
	return list
}

func (s *stack[T]) push(value T) { s.values = append(s.values, value) }

// nodes makes the nodes that there are most of.
type nodes struct {
	names       slab[Name]
	attributes  slab[Attribute]
	calls       slab[Call]
	strings     slab[String]
	numbers     slab[Number]
	constants   slab[Constant]
	displays    slab[Display]
	expressions slab[ExprStmt]
	assigns     slab[Assign]

	args     stack[Argument]
	exprs    stack[Expr]
	literals stack[Literal]
	params   stack[Param]
	items    stack[DictItem]
}
