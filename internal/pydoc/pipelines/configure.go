package pipelines

import "github.com/settings-ls/settings-ls/internal/pydoc/syntax"

// mostConfigurations is how many calls of configure on one function are followed; with more its options are unknown.
const mostConfigurations = 100

// configurations finds the calls of configure on functions, which change them in place.
func (r *reader) configurations() {
	r.configured = map[syntax.Stmt][]configuration{}
	certain := map[*syntax.Call]bool{}
	for _, s := range r.Body {
		if s, ok := s.(*syntax.ExprStmt); ok {
			if call, ok := s.Value.(*syntax.Call); ok {
				certain[call] = true
			}
		}
	}
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
		if ref.Def == nil || ref.In != r.Module {
			return true
		}
		if calls := r.configured[ref.Def]; len(calls) == mostConfigurations {
			calls[len(calls)-1].certain = false
		} else {
			r.configured[ref.Def] = append(calls, configuration{call, certain[call]})
		}
		return true
	})
}
