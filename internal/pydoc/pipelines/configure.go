package pipelines

import "github.com/settings-ls/settings-ls/internal/pydoc/syntax"

// mostConfigurations is how many calls of configure on one object are followed; with more its options are unknown.
const mostConfigurations = 100

// configurations finds the calls of configure on functions and on what calls make, which change them in place.
func (r *reader) configurations() {
	r.configured = map[syntax.Node][]configuration{}
	suites := suites{}
	suites.add(r.Body, nil)
	r.Inspect(func(n syntax.Node) bool {
		call, ok := n.(*syntax.Call)
		if !ok {
			return true
		}
		method, ok := call.Func.(*syntax.Attribute)
		if !ok || method.Attr != "configure" {
			return true
		}
		ref := r.Follow(method.Value)
		var made syntax.Node
		switch {
		case ref.In != r.Module:
			return true
		case ref.Def != nil:
			made = ref.Def
		case ref.Expr != nil:
			made = ref.Expr
		default:
			return true
		}
		suite, known := suites[call]
		of, same := suites[made]
		if calls := r.configured[made]; len(calls) == mostConfigurations {
			calls[len(calls)-1].certain = false
		} else {
			r.configured[made] = append(calls, configuration{call, known && same && suite == of})
		}
		return true
	})
}

// withConfigurations is an object that a definition or a call makes, with the calls of configure before an offset.
func (r *reader) withConfigurations(o object, made syntax.Node, offset int) object {
	for _, c := range r.configured[made] {
		switch {
		case !c.certain:
			o = o.with(layer{options: unknown(c.call.Span())})
		case c.call.Span().Start < offset:
			o = o.with(r.layer(c.call))
		}
	}
	return o
}

// suites are the functions, nil for the module, right in whose body definitions, assigned values and calls are statements.
type suites map[syntax.Node]*syntax.FunctionDef

func (s suites) add(body []syntax.Stmt, function *syntax.FunctionDef) {
	for _, statement := range body {
		switch statement := statement.(type) {
		case *syntax.FunctionDef:
			s[statement] = function
			s.add(statement.Body, statement)
		case *syntax.ClassDef:
			s[statement] = function
		case *syntax.Assign:
			s[statement.Value] = function
		case *syntax.AnnAssign:
			if statement.Value != nil {
				s[statement.Value] = function
			}
		case *syntax.ExprStmt:
			s[statement.Value] = function
		}
	}
}
