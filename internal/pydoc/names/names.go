// Package names says what the names in a Python module stand for, as far as that is certain without running it: the
// expression that is assigned to a name, or the dotted name of what is imported. Where more than one value is possible
// (a name that is assigned in a branch, a parameter, a list that is changed) nothing is known.
package names

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Module is a module with the names that it binds. It is immutable and safe for concurrent use.
type Module struct {
	*syntax.Module
	env  Env
	root *scope
	// values are the names that an expression is assigned to, reads how often a name or an attribute is read, wherever it is bound.
	values map[syntax.Expr][]string
	reads  map[string]int
	// changed are the names whose value is perhaps changed in place, wherever they are bound.
	changed map[string]bool
	// stars are the modules that all names are imported from, in the order of the text.
	stars []star
}

// Env is the environment of a module: what its imports lead to.
type Env struct {
	// Sibling gives the module of the workspace that an import names, with as many dots before it; nil where there is none.
	// A nil Sibling knows none.
	Sibling func(name string, level int) *Module
	// Exports reports whether "from MODULE import *" brings a name of a module of ZenML. A nil Exports knows none.
	Exports func(module, name string) bool
}

// Referent is what an expression stands for.
type Referent struct {
	// Expr is the expression that gives the value, In the module that it is written in. Nil where the value is not an
	// expression, or not known.
	Expr syntax.Expr
	In   *Module
	// Def is the function or class, if it is one.
	Def syntax.Stmt
	// Imported is the dotted name of what is imported from a package that is not in the workspace, such as
	// "zenml.config.DockerSettings"; "" otherwise.
	Imported string
	// Changed says that the value of Expr is perhaps changed in place after it was assigned: if it is a list, a set or a
	// dictionary it is not known.
	Changed bool
}

// Known reports whether anything is known.
func (r Referent) Known() bool { return r.Expr != nil || r.Def != nil || r.Imported != "" }

// Open finds the names of a module.
func Open(m *syntax.Module, env Env) *Module {
	b := binder{
		module: m, root: &scope{span: doc.Span{End: len(m.Source)}}, values: map[syntax.Expr][]string{}, reads: map[string]int{},
		changes: newChanges(),
	}
	b.scope = b.root
	b.statements(m.Body)
	b.changes.spread()
	return &Module{Module: m, env: env, root: b.root, changed: b.changes.changed, stars: b.stars, values: b.values, reads: b.reads}
}

// Reads is how often the module reads the names that an expression is assigned to, 0 where it is assigned to none.
func (m *Module) Reads(x syntax.Expr) int {
	reads := 0
	for _, name := range m.values[x] {
		reads += m.reads[name]
	}
	return reads
}

// IsUnread reports whether an expression is assigned to names that the module never reads.
func (m *Module) IsUnread(x syntax.Expr) bool { return len(m.values[x]) > 0 && m.Reads(x) == 0 }

// mostSteps is how many names lead from one to another before nothing is known any more.
const mostSteps = 20

// Follow says what an expression stands for. Names are followed to what is assigned to them, and so are attributes of what
// is imported; anything else stands for itself.
func (m *Module) Follow(x syntax.Expr) Referent { return m.follow(x, mostSteps) }

func (m *Module) follow(x syntax.Expr, steps int) Referent {
	if steps == 0 {
		return Referent{}
	}
	switch x := x.(type) {
	case *syntax.Name:
		r := m.reference(x, steps)
		r.Changed = r.Changed || r.Expr != nil && m.changed[x.ID]
		return r
	case *syntax.Attribute:
		return m.attribute(x, steps)
	}
	return Referent{Expr: x, In: m}
}

// attribute follows an attribute of a class, or of something imported. An attribute of anything else stands for itself.
func (m *Module) attribute(x *syntax.Attribute, steps int) Referent {
	if written, ok := dottedName(x); ok && m.changed[written] {
		return Referent{Expr: x, In: m}
	}
	if of := m.follow(x.Value, steps-1); of.Def != nil {
		if found := of.In.member(of.Def, x.Attr, steps-1); found.Known() {
			return found
		}
		return Referent{Expr: x, In: m}
	}
	dotted, level, ok := m.dotted(x, steps)
	if !ok {
		return Referent{Expr: x, In: m}
	}
	return m.imported(dotted, level, steps)
}

// dotted is the dotted name of an attribute of a module or of something in one, with the dots before it.
func (m *Module) dotted(x syntax.Expr, steps int) (dotted string, level int, ok bool) {
	switch x := x.(type) {
	case *syntax.Name:
		b, ok := m.binding(x)
		if !ok || b.kind != imported {
			return "", 0, false
		}
		return b.target, b.level, true
	case *syntax.Attribute:
		if steps == 0 {
			return "", 0, false
		}
		dotted, level, ok := m.dotted(x.Value, steps-1)
		return join(dotted, x.Attr), level, ok
	}
	return "", 0, false
}

func join(module, name string) string {
	if module == "" {
		return name
	}
	return module + "." + name
}

// reference follows a name.
func (m *Module) reference(x *syntax.Name, steps int) Referent {
	b, ok := m.binding(x)
	if !ok {
		return Referent{}
	}
	return m.bound(b, steps)
}

// imported follows a dotted name: to a module of the workspace, or out of it.
func (m *Module) imported(dotted string, level, steps int) Referent {
	if module, name := CutLast(dotted); m.env.Sibling != nil && !isZenML(dotted) {
		if sibling := m.env.Sibling(module, level); sibling != nil {
			return sibling.export(name, steps-1)
		}
	}
	if level > 0 {
		return Referent{}
	}
	return Referent{Imported: dotted}
}

// export is what a name stands for at the end of the module.
func (m *Module) export(name string, steps int) Referent {
	if steps <= 0 {
		return Referent{}
	}
	b, ok := m.global(name, len(m.Source))
	if !ok {
		return Referent{}
	}
	r := m.bound(b, steps)
	r.Changed = r.Changed || r.Expr != nil && m.changed[name]
	return r
}

// bound is what a binding stands for.
func (m *Module) bound(b binding, steps int) Referent {
	switch b.kind {
	case assigned:
		return m.follow(b.value, steps-1)
	case imported:
		return m.imported(b.target, b.level, steps)
	case defined:
		return Referent{Def: b.def, In: m}
	}
	return Referent{}
}
