package schema

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// collection holds a list, set or mapping against a type.
func (c *checker) collection(t *typ, p *place, s shape, node *doc.Node) {
	candidates := t.candidates(s)
	switch len(candidates) {
	case 0:
		c.wrongType(t, p)
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
func (c *checker) inside(t *typ, p *place, s shape, node *doc.Node) {
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
func (c *checker) best(candidates []*typ, p *place, s shape, node *doc.Node) {
	var fewest []Problem
	for i, candidate := range candidates {
		trial := newChecker(c.release)
		trial.inSettings, trial.merged = c.inSettings, c.merged
		trial.inside(candidate, p, s, node)
		c.merged = trial.merged
		if !slices.ContainsFunc(trial.problems, func(q Problem) bool { return q.Refused }) {
			fewest = trial.problems
			break
		}
		if i == 0 || len(trial.problems) < len(fewest) {
			fewest = trial.problems
		}
	}
	for _, problem := range fewest {
		c.add(problem)
	}
}

// list judges the items of a list or set.
func (c *checker) list(t *typ, p *place, s shape, node *doc.Node) {
	item := t.of[0]
	if s == shapeTuples && len(node.Items) > 0 && item.bare().kind != kindAny {
		c.wrongType(t, p)
		return
	}
	if s == shapeSet {
		c.coerced(p, Made{Kind: ListType})
		entries, _ := c.entries(node)
		for i, e := range entries {
			c.value(item, &place{parent: p, index: i, value: e.Key})
		}
		return
	}
	for i, n := range node.Items {
		c.value(item, &place{parent: p, index: i, value: n})
	}
}

// dict judges the keys and values of a mapping with free keys.
func (c *checker) dict(t *typ, p *place, node *doc.Node) {
	if t.keys.kind == kindAny && t.of[0].kind == kindAny {
		return
	}
	entries, _ := c.entries(node)
	for _, e := range entries {
		at := p.at(e)
		if t.keys.kind == kindStr && !isText(e.Key) {
			c.badKey(&at)
			continue
		}
		c.value(t.of[0], &at)
	}
}
