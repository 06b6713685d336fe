package schema

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Check judges a run configuration's root node. Problems come in the order of the
// text, each once: at the original of an anchored value, not at its aliases. Nodes that are
// Damaged, or what lies below them, get none.
func (r *Release) Check(root *doc.Node) []Problem {
	root = root.Resolve()
	if root == nil || root.Kind != doc.Mapping {
		return nil
	}
	c := newChecker(r)
	c.run(place{value: root})
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.start(), b.start()) })
	return c.problems
}

// start is where a problem stands in the text.
func (p Problem) start() int {
	if p.Key != nil {
		return p.Key.Span.Start
	}
	return p.Value.Span.Start
}

// checker gathers the problems of one file.
type checker struct {
	release  *Release
	problems []Problem
	// reported holds, of what has been reported, what was expected.
	reported map[identity][]Expected
	judged   map[judgement]bool
	// inSettings says that ZenML replaces environment variables before it reads the values.
	inSettings bool
	// component is the key of the stack component whose settings are judged.
	component string
	// merged counts the entries that came through merge keys.
	merged int
}

func newChecker(r *Release) *checker {
	return &checker{release: r, reported: map[identity][]Expected{}, judged: map[judgement]bool{}}
}

// identity is what makes a problem one, on however many ways it is met, unless something else is expected.
type identity struct {
	kind       Kind
	key, value *doc.Node
	missing    string
}

// judgement is a node that was held against a type. What an alias or a merge key
// leads to is judged once for each type, so that no web of aliases costs more than
// its nodes, and one that contains itself comes to an end.
type judgement struct {
	want any
	node *doc.Node
}

// report adds a problem at p.
func (c *checker) report(p *place, problem Problem) {
	if p.key != nil && p.key.Damaged {
		return
	}
	if c.component != "" {
		if problem.Kind == Coerced {
			return
		}
		problem.Component, problem.Refused = c.component, false
	}
	problem.Path, problem.Key = p.path(), p.key
	if problem.Value = p.value.Resolve(); problem.Value == nil {
		problem.Value = p.value
	}
	c.add(problem)
}

// add keeps a problem, once.
func (c *checker) add(problem Problem) {
	id := identity{problem.Kind, problem.Key, problem.Value, problem.Missing}
	if !slices.ContainsFunc(c.reported[id], problem.Expected.equal) {
		c.reported[id] = append(c.reported[id], problem.Expected)
		c.problems = append(c.problems, problem)
	}
}

// mostMerged is how many entries from merge keys are looked at: a mapping of n keys that
// n others merge has n² of them.
const mostMerged = 200_000

// entries are a mapping's as Python has them; its own only, and not all, when too
// many have come through merges.
func (c *checker) entries(n *doc.Node) (entries []doc.Entry, all bool) {
	if c.merged > mostMerged && slices.ContainsFunc(n.Fields, mergeKey) {
		return ownEntries(n), false
	}
	entries = n.Entries()
	for _, e := range entries {
		if e.Merged {
			c.merged++
		}
	}
	return entries, true
}

func mergeKey(f doc.Field) bool { return f.Key.Type == doc.TypeMerge }

func ownEntries(n *doc.Node) []doc.Entry {
	var entries []doc.Entry
	for _, f := range n.Fields {
		if !mergeKey(f) {
			entries = append(entries, doc.Entry{Key: f.Key, Value: f.Value})
		}
	}
	return entries
}

// value holds the value at p against a type.
func (c *checker) value(t *typ, p *place) {
	node := p.value.Resolve()
	if node == nil || node.Damaged || t.kind == kindAny {
		return
	}
	s, ok := shapeOf(node)
	if !ok || !c.first(t, node, p.merged) {
		return
	}
	if s.collection() {
		c.collection(t, p, s, node)
	} else {
		c.scalar(t, p, s, node)
	}
}

// first reports whether a node is held against want for the first time.
func (c *checker) first(want any, node *doc.Node, merged bool) bool {
	if node.Anchor == "" && !merged {
		return true
	}
	j := judgement{want, node}
	if c.judged[j] {
		return false
	}
	c.judged[j] = true
	return true
}
