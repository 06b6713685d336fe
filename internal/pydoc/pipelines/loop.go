package pipelines

import (
	"maps"
	"slices"
	"strconv"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// iterations gives what a for statement assigns to its target, one after the other, nil for a number. ok is false for other
// statements, where the values are not known, and where the loop may end before the last one.
func (v invocations) iterations(s *syntax.Compound) (values []syntax.Expr, ok bool) {
	clause := s.Clauses[0]
	if clause.Word != "for" || s.Async || len(s.Clauses) > 1 || len(clause.Targets) != 1 || len(clause.Parts) != 1 || leaves(clause.Body) {
		return nil, false
	}
	if _, isName := clause.Targets[0].(*syntax.Name); !isName {
		return nil, false
	}
	ref := v.Follow(clause.Parts[0])
	switch x := ref.Expr.(type) {
	case *syntax.Display:
		known := ref.In == v.Module && !ref.Changed && x.Kind != syntax.Set && !x.HasStar()
		return x.Items, known && len(x.Items) <= mostIterations
	case *syntax.Call:
		function, isName := x.Func.(*syntax.Name)
		if !isName || function.ID != "range" || !v.Unbound(function) || len(x.Args) != 1 || x.Args[0].Kind != syntax.Positional {
			return nil, false
		}
		n := v.Node(x.Args[0].Value).Resolve()
		if n == nil || n.Type != doc.TypeInt {
			return nil, false
		}
		count, err := strconv.Atoi(n.Text)
		return make([]syntax.Expr, min(max(count, 0), mostIterations)), err == nil && count <= mostIterations
	}
	return nil, false
}

// loop goes through the body of a for statement once for each value of its target.
func (v invocations) loop(s *syntax.Compound, values []syntax.Expr, certain bool) {
	clause := s.Clauses[0]
	v.expression(clause.Parts[0], certain)
	target := clause.Targets[0].(*syntax.Name).ID
	before := v.bound
	for _, value := range values {
		v.bound = maps.Clone(before)
		if v.bound == nil {
			v.bound = map[string]syntax.Expr{}
		}
		if v.bound[target] = value; value == nil {
			delete(v.bound, target)
		}
		v.body(clause.Body, certain)
	}
	v.bound = before
}

// leaves reports whether statements may leave the loop around them.
func leaves(body []syntax.Stmt) bool {
	return slices.ContainsFunc(body, func(s syntax.Stmt) bool {
		switch s := s.(type) {
		case *syntax.Return:
			return true
		case *syntax.Simple:
			return s.Word == "break" || s.Word == "continue"
		case *syntax.Compound:
			return slices.ContainsFunc(s.Clauses, func(c syntax.Clause) bool { return leaves(c.Body) })
		}
		return false
	})
}
