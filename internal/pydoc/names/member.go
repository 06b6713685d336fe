package names

import "github.com/settings-ls/settings-ls/internal/pydoc/syntax"

// member is what the body of a class binds a name to. It is unknown for classes with bases or decorators, which may make anything of their
// members, as enumerations do, and where the class is perhaps changed.
func (m *Module) member(def syntax.Stmt, name string, steps int) Referent {
	class, ok := def.(*syntax.ClassDef)
	if !ok || steps <= 0 || len(class.Args) > 0 || len(class.Decorators) > 0 || len(class.Body) == 0 {
		return Referent{}
	}
	for _, object := range []string{class.Name, "cls", "self"} {
		if m.changed[object+"."+name] {
			return Referent{}
		}
	}
	s := m.root.at(class.Body[0].Span().Start)
	if s.kind == part {
		return Referent{}
	}
	b, ok := s.only(name)
	if !ok {
		return Referent{}
	}
	r := m.bound(b, steps)
	r.Changed = r.Changed || r.Expr != nil && m.changed[name]
	return r
}
