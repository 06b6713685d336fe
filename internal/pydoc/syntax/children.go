package syntax

import "slices"

// Inspect calls visit for a node and all nodes in it, in the order of the text, as long as it gives true: otherwise it
// skips what is in that node.
func Inspect(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	EachChild(n, func(child Node) { Inspect(child, visit) })
}

// Inspect calls visit for all nodes of the module, see the function Inspect.
func (m *Module) Inspect(visit func(Node) bool) {
	for _, s := range m.Body {
		Inspect(s, visit)
	}
}

// EachChild calls visit for the nodes right in a node, in the order of the text.
func EachChild(n Node, visit func(Node)) {
	c := children{visit}
	switch n := n.(type) {
	case *Attribute:
		c.exprs(n.Value)
	case *Call:
		c.exprs(n.Func)
		c.arguments(n.Args)
	case *Subscript:
		c.exprs(n.Value, n.Index)
	case *String:
		for _, l := range n.Literals {
			c.fields(l.Fields)
		}
	case *Display:
		c.exprs(n.Items...)
	case *Star:
		c.exprs(n.Value)
	case *Dict:
		for _, item := range n.Items {
			c.exprs(item.Key, item.Value)
		}
	case *Binary:
		c.exprs(n.Operands...)
	case *Unary:
		c.exprs(n.Operand)
	case *NamedExpr:
		c.exprs(n.Target, n.Value)
	case *Opaque:
		c.exprs(n.Parts...)
	case Stmt:
		c.statement(n)
	}
}

// children visits the nodes right in a node.
type children struct{ visit func(Node) }

func (c children) exprs(exprs ...Expr) {
	for _, x := range exprs {
		if x != nil {
			c.visit(x)
		}
	}
}

func (c children) arguments(args []Argument) {
	for _, a := range args {
		c.exprs(a.Value)
	}
}

func (c children) fields(fields []Field) {
	for _, f := range fields {
		c.exprs(f.Value)
		c.fields(f.Format)
	}
}

func (c children) params(params []Param) {
	for _, p := range params {
		c.exprs(p.Annotation, p.Default)
	}
}

func (c children) statements(body []Stmt) {
	for _, s := range body {
		c.visit(s)
	}
}

func (c children) statement(s Stmt) {
	switch s := s.(type) {
	case *Assign:
		c.exprs(s.Targets...)
		c.exprs(s.Value)
	case *AnnAssign:
		c.exprs(s.Target, s.Annotation, s.Value)
	case *AugAssign:
		c.exprs(s.Target, s.Value)
	case *Delete:
		c.exprs(s.Targets...)
	case *FunctionDef:
		c.exprs(s.Decorators...)
		c.params(s.TypeParams)
		c.params(s.Params)
		c.exprs(s.Returns)
		c.statements(s.Body)
	case *ClassDef:
		c.exprs(s.Decorators...)
		c.params(s.TypeParams)
		c.arguments(s.Args)
		c.statements(s.Body)
	case *Return:
		c.exprs(s.Value)
	case *ExprStmt:
		c.exprs(s.Value)
	case *Simple:
		c.exprs(s.Targets...)
		c.exprs(s.Parts...)
	case *Compound:
		for _, clause := range s.Clauses {
			c.clause(clause)
		}
	}
}

func (c children) clause(clause Clause) {
	exprs := slices.DeleteFunc(slices.Concat(clause.Targets, clause.Parts), func(x Expr) bool { return x == nil })
	slices.SortStableFunc(exprs, func(a, b Expr) int { return a.Span().Start - b.Span().Start })
	c.exprs(exprs...)
	c.statements(clause.Body)
}
