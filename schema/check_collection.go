package schema

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// checkCollection checks a list, set or mapping against a type.
func (c *checker) checkCollection(t *typ, p *location, s pyType, node *doc.Node) {
	only := t
	for only.kind == kindOptional {
		only = only.of[0]
	}
	if only.isOf(s) { // most types
		c.checkContents(only, p, s, node)
		return
	}
	candidates := t.appendCandidates(nil, s)
	switch len(candidates) {
	case 0:
		c.reportWrongType(t, p)
	case 1:
		c.checkContents(candidates[0], p, s, node)
	default:
		c.checkUnion(candidates, p, s, node)
	}
}

// isOf reports whether t is itself a type of collections of the given Python type.
func (t *typ) isOf(s pyType) bool {
	switch t.kind {
	case kindList:
		return s != shapeDict
	case kindDict, kindModel:
		return s == shapeDict
	}
	return t.kind == kindAny
}

// appendCandidates appends the member types of t that a collection of the given Python type can match.
func (t *typ) appendCandidates(found []*typ, s pyType) []*typ {
	switch t.kind {
	case kindOptional:
		return t.of[0].appendCandidates(found, s)
	case kindUnion:
		for _, member := range t.of {
			found = member.appendCandidates(found, s)
		}
	case kindChecked:
		return t.convert().appendCandidates(found, t, s)
	}
	if t.isOf(s) {
		return append(found, t)
	}
	return found
}

// checkContents checks the contents of a collection against a type of the same shape.
func (c *checker) checkContents(t *typ, p *location, s pyType, node *doc.Node) {
	switch t.kind {
	case kindList:
		c.checkList(t, p, s, node)
	case kindDict:
		c.checkDict(t, p, node)
	case kindModel:
		c.checkModel(t.model(), p, node)
	}
}

// checkUnion checks a collection against several members of a union, and reports the problems of the first one that accepts it or
// else of the one with the fewest problems.
func (c *checker) checkUnion(candidates []*typ, p *location, s pyType, node *doc.Node) {
	var fewest []Problem
	for i, candidate := range candidates {
		trial := newChecker(c.release)
		trial.inSettings, trial.merged = c.inSettings, c.merged
		trial.checkContents(candidate, p, s, node)
		c.merged = trial.merged
		if !slices.ContainsFunc(trial.problems, func(q Problem) bool { return q.Rejected }) {
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

// checkList checks the items of a list or set.
func (c *checker) checkList(t *typ, p *location, s pyType, node *doc.Node) {
	item := t.of[0]
	if s == shapeTuples && len(node.Items) > 0 && item.unwrapped().kind != kindAny {
		c.reportWrongType(t, p)
		return
	}
	at := location{parent: p}
	if s == shapeSet {
		c.reportCoerced(p, Conversion{Kind: ListType})
		entries, _ := c.entries(node)
		for i, e := range entries {
			at.index, at.value = i, e.Key
			c.checkValue(item, &at)
		}
		return
	}
	for i, n := range node.Items {
		at.index, at.value = i, n
		c.checkValue(item, &at)
	}
}

// checkDict checks the keys and values of a mapping with free keys.
func (c *checker) checkDict(t *typ, p *location, node *doc.Node) {
	if t.keys.kind == kindAny && t.of[0].kind == kindAny {
		return
	}
	entries, _ := c.entries(node)
	var at location
	for _, e := range entries {
		at = p.at(e)
		if t.keys.kind == kindStr && !isText(e.Key) {
			c.reportNonStringKey(&at)
			continue
		}
		c.checkValue(t.of[0], &at)
	}
}
