package schema

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Check checks the root node of a run configuration. Problems are in the order of the text and reported once: at an anchored
// value, not at its aliases. Damaged nodes and their descendants are not checked.
func (r *Release) Check(root *doc.Node) []Problem {
	root = root.Resolve()
	if root == nil || root.Kind != doc.Mapping {
		return nil
	}
	c := newChecker(r)
	c.checkRun(location{value: root})
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.start(), b.start()) })
	return c.problems
}

// start returns the offset of a problem.
func (p Problem) start() int {
	if p.Key != nil {
		return p.Key.Span.Start
	}
	return p.Value.Span.Start
}

// checker collects the problems of a file.
type checker struct {
	release  *Release
	problems []Problem
	// reported has what was expected for each problem reported so far.
	reported map[problemID][]Expected
	checked  map[checkedPair]bool
	// inSettings means that ZenML replaces environment variables before it validates the values.
	inSettings bool
	// component is the key of the stack component whose settings are being checked.
	component string
	// merged is the number of entries from merge keys so far.
	merged int
}

func newChecker(r *Release) *checker {
	return &checker{release: r, reported: map[problemID][]Expected{}, checked: map[checkedPair]bool{}}
}

// problemID identifies a problem independently of the path on which its node is reached.
type problemID struct {
	kind       ProblemKind
	key, value *doc.Node
	missing    string
}

// checkedPair is a pair of a node and the type that it was checked against. A node reached through an alias or merge key is
// checked once for each type, so the cost is bounded by the number of nodes even if aliases are recursive.
type checkedPair struct {
	want any
	node *doc.Node
}

// report adds a problem at p.
func (c *checker) report(p *location, problem Problem) {
	if p.key != nil && p.key.Damaged {
		return
	}
	if c.component != "" {
		if problem.Kind == Coerced {
			return
		}
		problem.Component, problem.Rejected = c.component, false
	}
	problem.Path, problem.Key = p.path(), p.key
	if problem.Value = p.value.Resolve(); problem.Value == nil {
		problem.Value = p.value
	}
	c.add(problem)
}

// add adds a problem unless it has been reported.
func (c *checker) add(problem Problem) {
	id := problemID{problem.Kind, problem.Key, problem.Value, problem.Missing}
	if !slices.ContainsFunc(c.reported[id], problem.Expected.equal) {
		c.reported[id] = append(c.reported[id], problem.Expected)
		c.problems = append(c.problems, problem)
	}
}

// maxMergedEntries is the maximum number of entries from merge keys that are checked: n mappings that merge a mapping with n keys
// have n² of them.
const maxMergedEntries = 200_000

// entries returns the entries of a mapping as Python sees them. If too many came from merge keys, it returns only the
// mapping's own entries and all is false.
func (c *checker) entries(n *doc.Node) (entries []doc.Field, all bool) {
	if c.merged > maxMergedEntries && slices.ContainsFunc(n.Fields, isMergeKey) {
		return ownEntries(n), false
	}
	entries = n.Entries()
	for _, e := range entries {
		if e.IsMerged {
			c.merged++
		}
	}
	return entries, true
}

func isMergeKey(f doc.Field) bool { return f.Key.Type == doc.TypeMerge }

func ownEntries(n *doc.Node) []doc.Field {
	var entries []doc.Field
	for _, f := range n.Fields {
		if !isMergeKey(f) {
			entries = append(entries, f)
		}
	}
	return entries
}

// checkValue checks the value at p against a type.
func (c *checker) checkValue(t *typ, p *location) {
	node := p.value.Resolve()
	if node == nil || node.Damaged || t.kind == kindAny {
		return
	}
	s, ok := pyTypeOf(node)
	if !ok || !c.isFirstCheck(t, node, p.merged) {
		return
	}
	if s.isCollection() {
		c.checkCollection(t, p, s, node)
	} else {
		c.checkScalar(t, p, s, node)
	}
}

// isFirstCheck reports whether a node has not been checked against want before.
func (c *checker) isFirstCheck(want any, node *doc.Node, merged bool) bool {
	if node.Anchor() == "" && !merged {
		return true
	}
	pair := checkedPair{want, node}
	if c.checked[pair] {
		return false
	}
	c.checked[pair] = true
	return true
}
