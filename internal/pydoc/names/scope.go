package names

import (
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// scope is a part of the text in which names are bound: the module, the body of a function or class, a lambda expression
// or a comprehension.
type scope struct {
	span doc.Span
	kind scopeKind
	// names are the bindings of each name.
	names    map[string]*bindings
	children []*scope
	parent   *scope
}

type scopeKind uint8

const (
	// body is the module or the body of a function, part a lambda expression, a comprehension or the like.
	body scopeKind = iota
	class
	part
)

// bindings are those of one name.
type bindings struct {
	// all are in the order of the text.
	all []binding
	// agreed is how many of them, from the first one on, import the same, so that it does not matter which of them runs.
	agreed int
	// anytime says that a function binds the name too, which runs nobody knows when.
	anytime bool
}

// binding is one way in which a name gets a value.
type binding struct {
	kind bindingKind
	// at is where it is done.
	at int
	// value is the expression that is assigned.
	value syntax.Expr
	// target is the dotted name that is imported, level the number of dots before it.
	target string
	level  int
	// def is the function or class.
	def syntax.Stmt
	// branch is the outermost compound statement around it, in its scope, which may run it once, never or often; empty
	// where it runs once.
	branch doc.Span
}

type bindingKind uint8

const (
	// unknown is a loop's target, a parameter, an augmented assignment and all others.
	unknown bindingKind = iota
	assigned
	imported
	defined
	// anytime is an assignment to a global name in a function, which runs nobody knows when.
	anytime
)

func (b binding) inBranch() bool { return b.branch != doc.Span{} }

// same reports whether two bindings import the same.
func (b binding) same(other binding) bool {
	return b.kind == imported && other.kind == imported && b.target == other.target && b.level == other.level
}

func (s *scope) bind(name string, b binding) {
	if s.names == nil {
		s.names = map[string]*bindings{}
	}
	all := s.names[name]
	if all == nil {
		all = &bindings{}
		s.names[name] = all
	}
	if b.kind == anytime {
		all.anytime = true
		return
	}
	if all.agreed == len(all.all) && (all.agreed == 0 || b.same(all.all[0])) {
		all.agreed++
	}
	all.all = append(all.all, b)
}

// at is the innermost scope that holds an offset.
func (s *scope) at(offset int) *scope {
	for {
		i := sort.Search(len(s.children), func(i int) bool { return s.children[i].span.End > offset })
		if i == len(s.children) || s.children[i].span.Start > offset {
			return s
		}
		s = s.children[i]
	}
}

// last is the binding that holds at an offset of the scope itself: the last one before it, if it certainly is.
func (s *scope) last(name string, offset int) (binding, bool) {
	found := s.names[name]
	if found == nil || found.anytime {
		return binding{}, false
	}
	all := found.all
	after := sort.Search(len(all), func(i int) bool { return all[i].at >= offset })
	if after < len(all) && len(all) > 1 && all[after].branch.Start <= offset && offset < all[after].branch.End {
		return binding{}, false // what is bound further below in a loop can come first
	}
	if after == 0 {
		return binding{}, false
	}
	last := all[after-1]
	if last.inBranch() && found.agreed < after || len(all) > 1 && last.branch.Start <= offset && offset < last.branch.End {
		return binding{}, false
	}
	return last, !last.inBranch() || last.kind == imported
}

// only is the binding that holds whenever the scope has run: the only one.
func (s *scope) only(name string) (binding, bool) {
	found := s.names[name]
	if found == nil || found.anytime || len(found.all) == 0 {
		return binding{}, false
	}
	first := found.all[0]
	agreed := found.agreed == len(found.all) && first.kind == imported
	return first, agreed || len(found.all) == 1 && !first.inBranch()
}

// Unbound reports whether nothing in the module binds a name, so that it is one of Python's own functions.
func (m *Module) Unbound(x *syntax.Name) bool {
	for s := m.root.at(x.Span().Start); s != nil; s = s.parent {
		if s.names[x.ID] != nil {
			return false
		}
	}
	_, found, known := m.starred(x.ID, 0, len(m.Source))
	return known && !found
}

// binding is the binding that a name stands for.
func (m *Module) binding(x *syntax.Name) (binding, bool) { return m.lookUp(x.ID, x.Span().Start) }

// lookUp is the binding that a name stands for at an offset.
func (m *Module) lookUp(name string, offset int) (binding, bool) {
	innermost := m.root.at(offset)
	for s := innermost; s != m.root; s = s.parent {
		if s.names[name] == nil || s.kind == class && s != innermost {
			continue
		}
		if s == innermost {
			return s.last(name, offset)
		}
		return s.only(name)
	}
	if innermost == m.root {
		return m.global(name, offset)
	}
	if m.root.names[name] == nil {
		return m.global(name, len(m.Source))
	}
	b, ok := m.root.only(name)
	return m.unlessStarred(name, b, ok, len(m.Source))
}

// Bound reports whether anything binds a name at an offset of the text, and gives the dotted name of what it certainly imports there.
func (m *Module) Bound(name string, offset int) (bound bool, imported string) {
	b, ok := m.lookUp(name, offset)
	if ok && b.level == 0 {
		imported = b.target
	}
	for s := m.root.at(offset); s != nil; s = s.parent {
		bound = bound || s.names[name] != nil
	}
	return bound || ok, imported
}

// isZenML reports whether a dotted name is one of ZenML.
func isZenML(dotted string) bool { return dotted == "zenml" || strings.HasPrefix(dotted, "zenml.") }

// CutLast cuts the last part off a dotted name.
func CutLast(dotted string) (before, last string) {
	i := strings.LastIndexByte(dotted, '.')
	return dotted[:max(i, 0)], dotted[i+1:]
}
