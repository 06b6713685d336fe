package values

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Copy is the node of a call of model_copy on settings, with which pydantic copies an object; nil for any other call. As the value of an
// expression, a copy is unknown.
func (r *Reader) Copy(x *syntax.Call) *doc.Node {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if method, ok := x.Func.(*syntax.Attribute); !ok || method.Attr != "model_copy" {
		return nil
	}
	if _, done := r.copies[x]; !done {
		if r.copies[x] = r.modelCopy(x); r.copies[x] != nil {
			r.copies[x].Damaged = r.module.Damaged(x.Span())
		}
	}
	return r.copies[x]
}

// modelCopy makes the node of settings.model_copy(update={...}). pydantic validates neither the keys nor the values of update, but
// ZenML validates the copy like any other settings: it drops unknown keys, and rejects values of a wrong type.
func (r *Reader) modelCopy(x *syntax.Call) *doc.Node {
	original := x.Func.(*syntax.Attribute).Value
	class := r.classOf(original)
	m := r.newMapping(x)
	if class == "" || !m.merge(original.Span(), original) {
		return nil
	}
	r.places[m.made] = Place{Expr: original} // where settings are added, unless there is an update
	for _, a := range x.Args {
		switch {
		case a.Kind != syntax.Keyword:
			return nil
		case a.Keyword == "deep":
		case a.Keyword != "update":
			return nil
		case r.node(a.Value).IsNull():
		case !m.merge(a.Value.Span(), a.Value):
			return nil
		default:
			r.places[m.made] = Place{Expr: a.Value}
		}
	}
	m.made.SetClass(class)
	return m.done()
}

// classOf is the class of the settings that an expression gives, "" for anything else.
func (r *Reader) classOf(x syntax.Expr) string {
	if n := r.node(x).Resolve(); n != nil {
		return n.Class()
	}
	return ""
}
