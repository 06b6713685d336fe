package names

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

func (b *binder) function(s *syntax.FunctionDef) {
	b.expressions(s.Decorators...)
	for _, p := range append(s.TypeParams, s.Params...) {
		b.expressions(p.Annotation, p.Default)
	}
	b.expressions(s.Returns)
	b.bind(s.Name, binding{kind: defined, at: s.Span().End, def: s})
	b.within(bodySpan(s.Body, s.Span()), body, func() {
		for _, p := range append(s.TypeParams, s.Params...) {
			b.changes.alias(p.Name.ID, p.Default)
			b.scope.bind(p.Name.ID, binding{at: b.scope.span.Start - 1})
		}
		b.statements(s.Body)
	})
}

func (b *binder) class(s *syntax.ClassDef) {
	b.expressions(s.Decorators...)
	for _, a := range s.Args {
		b.expressions(a.Value)
	}
	b.bind(s.Name, binding{kind: defined, at: s.Span().End, def: s})
	b.within(bodySpan(s.Body, s.Span()), class, func() { b.statements(s.Body) })
}

// bodySpan is the span of the statements of a function or class: what is before them is evaluated around it.
func bodySpan(body []syntax.Stmt, whole doc.Span) doc.Span {
	if len(body) == 0 {
		return doc.Span{Start: whole.End, End: whole.End}
	}
	return doc.Span{Start: body[0].Span().Start, End: whole.End}
}

// within walks through a scope of its own.
func (b *binder) within(span doc.Span, kind scopeKind, walk func()) {
	outer, branch, globals, provided := b.scope, b.branch, b.globals, b.provided
	b.scope, b.branch, b.globals, b.provided = &scope{span: span, kind: kind, parent: outer}, doc.Span{}, nil, nil
	outer.children = append(outer.children, b.scope)
	walk()
	b.scope, b.branch, b.globals, b.provided = outer, branch, globals, provided
}

// expressions notes what expressions bind and change.
func (b *binder) expressions(exprs ...syntax.Expr) {
	for _, x := range exprs {
		if x != nil {
			syntax.Inspect(x, b.expression)
		}
	}
}

func (b *binder) expression(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Name:
		b.reads[n.ID]++
	case *syntax.NamedExpr:
		b.walrus(n)
		b.changes.alias(n.Target.ID, n.Value)
	case *syntax.Attribute:
		b.reads[n.Attr]++ // of a class, perhaps
		b.changes.attribute(n)
	case *syntax.Call:
		b.changes.call(n)
	case *syntax.Opaque:
		if len(n.Binds) == 0 {
			return true
		}
		b.within(n.Span(), part, func() {
			for _, name := range n.Binds {
				b.scope.bind(name.ID, binding{at: n.Span().Start - 1})
			}
			b.expressions(n.Parts...)
		})
		return false
	}
	return true
}

// walrus binds in the innermost function, not in a comprehension.
func (b *binder) walrus(n *syntax.NamedExpr) {
	s := b.scope
	for s.kind == part && s.parent != nil {
		s = s.parent
	}
	s.bind(n.Target.ID, binding{at: n.Span().End, branch: n.Span()})
}
