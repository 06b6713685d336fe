package schema

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// Check judges a run configuration's root node. Problems come in the order of the
// text, each once: at the original of an anchored value, not at its aliases. Nodes that are
// Damaged, or what lies below them, get none.
func (r *Release) Check(root *yamldoc.Node) []Problem {
	root = root.Resolve()
	if root == nil || root.Kind != yamldoc.Mapping {
		return nil
	}
	c := &checker{release: r, judged: map[judgement]bool{}}
	c.run(place{value: root})
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.start(), b.start()) })
	return slices.CompactFunc(c.problems, Problem.same)
}

// start is where a problem stands in the text.
func (p Problem) start() int {
	if p.Key != nil {
		return p.Key.Span.Start
	}
	return p.Value.Span.Start
}

// same reports whether two problems are one that was met on two ways.
func (p Problem) same(q Problem) bool {
	return p.Kind == q.Kind && p.Key == q.Key && p.Value == q.Value && p.Want == q.Want
}

// checker gathers the problems of one file.
type checker struct {
	release  *Release
	problems []Problem
	judged   map[judgement]bool
	// inSettings says that ZenML replaces environment variables before it reads the values.
	inSettings bool
}

// judgement is a node that was held against a type. What an alias or a merge key
// leads to is judged once for each type, so that no web of aliases costs more than
// its nodes, and one that contains itself comes to an end.
type judgement struct {
	want any
	node *yamldoc.Node
}

// place is a value and the way to it.
type place struct {
	parent     *place
	step       any
	key, value *yamldoc.Node
	merged     bool
}

// at is the place of an entry below p.
func (p *place) at(e yamldoc.Entry) place {
	return place{parent: p, step: keyText(e.Key), key: e.Key, value: e.Value, merged: e.Merged}
}

// path spells out the way from the root.
func (p *place) path() []any {
	depth := 0
	for at := p; at.parent != nil; at = at.parent {
		depth++
	}
	path := make([]any, depth)
	for at := p; at.parent != nil; at = at.parent {
		depth--
		path[depth] = at.step
	}
	return path
}

// report adds a problem at p.
func (c *checker) report(p *place, problem Problem) {
	if p.key != nil && p.key.Damaged {
		return
	}
	problem.Path, problem.Key = p.path(), p.key
	if problem.Value = p.value.Resolve(); problem.Value == nil {
		problem.Value = p.value
	}
	c.problems = append(c.problems, problem)
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
func (c *checker) first(want any, node *yamldoc.Node, merged bool) bool {
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

// collection holds a list, set or mapping against a type.
func (c *checker) collection(t *typ, p *place, s shape, node *yamldoc.Node) {
	candidates := t.candidates(s)
	switch len(candidates) {
	case 0:
		c.wrongType(t, p, s, node)
	case 1:
		c.inside(candidates[0], p, s, node)
	default:
		c.best(candidates, p, s, node)
	}
}

// candidates are the types behind t that a collection of shape s can be.
func (t *typ) candidates(s shape) []*typ {
	switch t.kind {
	case kindAny:
		return []*typ{t}
	case kindOptional:
		return t.of[0].candidates(s)
	case kindUnion:
		var found []*typ
		for _, member := range t.of {
			found = append(found, member.candidates(s)...)
		}
		return found
	case kindChecked:
		return t.convert().candidates(t, s)
	case kindList:
		if s != shapeDict {
			return []*typ{t}
		}
	case kindDict, kindModel:
		if s == shapeDict {
			return []*typ{t}
		}
	}
	return nil
}

// inside judges what is in a collection of a type that fits it.
func (c *checker) inside(t *typ, p *place, s shape, node *yamldoc.Node) {
	switch t.kind {
	case kindList:
		c.list(t, p, s, node)
	case kindDict:
		c.dict(t, p, node)
	case kindModel:
		c.model(t.model, p, node)
	}
}

// best judges a collection that several members of a union can be by the first
// that takes it, or else by the one with the fewest complaints.
func (c *checker) best(candidates []*typ, p *place, s shape, node *yamldoc.Node) {
	var fewest []Problem
	for i, candidate := range candidates {
		trial := checker{release: c.release, judged: map[judgement]bool{}, inSettings: c.inSettings}
		trial.inside(candidate, p, s, node)
		if !slices.ContainsFunc(trial.problems, func(q Problem) bool { return q.Refused }) {
			c.problems = append(c.problems, trial.problems...)
			return
		}
		if i == 0 || len(trial.problems) < len(fewest) {
			fewest = trial.problems
		}
	}
	c.problems = append(c.problems, fewest...)
}

// list judges the items of a list or set.
func (c *checker) list(t *typ, p *place, s shape, node *yamldoc.Node) {
	item := t.of[0]
	if s == shapeTuples && len(node.Items) > 0 && item.bare().kind != kindAny {
		c.wrongType(t, p, s, node)
		return
	}
	if s == shapeSet {
		c.coerced(p, "a list")
		for i, e := range node.Entries() {
			c.value(item, &place{parent: p, step: i, value: e.Key})
		}
		return
	}
	for i, n := range node.Items {
		c.value(item, &place{parent: p, step: i, value: n})
	}
}

// dict judges the keys and values of a mapping with free keys.
func (c *checker) dict(t *typ, p *place, node *yamldoc.Node) {
	if t.keys.kind == kindAny && t.of[0].kind == kindAny {
		return
	}
	for _, e := range node.Entries() {
		at := p.at(e)
		if t.keys.kind == kindStr && !isText(e.Key) {
			c.badKey(&at)
			continue
		}
		c.value(t.of[0], &at)
	}
}
