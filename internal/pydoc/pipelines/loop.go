package pipelines

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// iterations gives what a for statement assigns to its target, one after the other. ok is false for other statements, where the values
// are not known, and where the loop may end before the last one.
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
		if err != nil || count > mostIterations {
			return nil, false
		}
		for i := range count {
			values = append(values, &syntax.Number{Text: strconv.Itoa(i)})
		}
		return values, true
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
		if v.iterationsLeft--; v.iterationsLeft < 0 {
			v.complete = false
			break
		}
		v.bound = maps.Clone(before)
		if v.bound == nil {
			v.bound = map[string]syntax.Expr{}
		}
		v.bound[target] = value
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

// textIn is the text of a string in the body of a loop: also a name that the loop binds, and a string with replacement fields of such names.
func (v invocations) textIn(x syntax.Expr) (string, bool) {
	switch x := x.(type) {
	case *syntax.Name:
		return textOf(v.nodeIn(x))
	case *syntax.String:
		parts, ok := v.StringParts(x)
		var text strings.Builder
		for _, part := range parts {
			text.WriteString(part.Text.Value)
			if part.Field == nil {
				continue
			}
			value, more := v.nodeIn(part.Field.Value).PythonStr(maxID)
			text.WriteString(value)
			ok = ok && part.Field.Plain && !more && isScalar(v.nodeIn(part.Field.Value))
		}
		return text.String(), ok && !parts[0].Text.Bytes
	}
	return textOf(v.Node(x))
}

// maxID is the maximum length in bytes of what a replacement field adds to the ID of a step.
const maxID = 1000

// nodeIn is the node of an expression in the body of a loop.
func (v invocations) nodeIn(x syntax.Expr) *doc.Node {
	if name, ok := x.(*syntax.Name); ok && v.bound[name.ID] != nil {
		x = v.bound[name.ID]
	}
	return v.Node(x)
}

func isScalar(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Scalar && n.Type != doc.TypeBytes
}
