package names

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// binder walks through a module and notes what binds a name.
type binder struct {
	module *syntax.Module
	root   *scope
	// scope is the one that statements are in, branch the outermost compound statement in it around them.
	scope  *scope
	branch doc.Span
	// globals are the names that a function declares as global or nonlocal.
	globals map[string]bool
	// provided are the names that the body of a try statement imports from ZenML, while its handlers are read.
	provided map[string]bool
	changes  changes
	stars    []star
	values   map[syntax.Expr][]string
	reads    map[string]int
}

func (b *binder) bind(name string, made binding) {
	made.branch = b.branch
	if b.provided[name] {
		return
	}
	if b.globals[name] {
		b.root.bind(name, binding{kind: anytime, at: made.at})
		return
	}
	b.scope.bind(name, made)
}

// unknown notes that a target gets a value that is not known.
func (b *binder) unknown(targets ...syntax.Expr) {
	for _, name := range syntax.Names(targets...) {
		b.bind(name.ID, binding{at: name.Span().Start})
	}
	for _, target := range targets {
		b.changes.target(target)
	}
}

func (b *binder) statements(body []syntax.Stmt) {
	for _, s := range body {
		b.statement(s)
	}
}

func (b *binder) statement(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Assign:
		b.expressions(s.Value)
		for _, target := range s.Targets {
			b.assign(target, s.Value, s.Span().End)
		}
	case *syntax.AnnAssign:
		b.expressions(s.Annotation, s.Value)
		if s.Value != nil {
			b.assign(s.Target, s.Value, s.Span().End)
		}
	case *syntax.AugAssign:
		b.expressions(s.Value)
		b.unknown(s.Target)
		if name, ok := s.Target.(*syntax.Name); ok {
			b.changes.mark(name.ID, false)
		}
	case *syntax.Delete:
		b.unknown(s.Targets...)
	case *syntax.Import:
		b.imports(s)
	case *syntax.ImportFrom:
		b.importsFrom(s)
	case *syntax.Scoping:
		for _, name := range s.Names {
			if b.globals == nil {
				b.globals = map[string]bool{}
			}
			b.globals[name.ID] = true
		}
	case *syntax.FunctionDef:
		b.function(s)
	case *syntax.ClassDef:
		b.class(s)
	case *syntax.Compound:
		b.compound(s)
	default:
		b.simple(s)
	}
}

// assign notes an assignment, tuples element by element.
func (b *binder) assign(target, value syntax.Expr, at int) {
	b.changes.target(target)
	if name, ok := target.(*syntax.Name); ok {
		b.bind(name.ID, binding{kind: assigned, at: at, value: value})
		b.changes.alias(name.ID, value)
		b.values[value] = append(b.values[value], name.ID)
		return
	}
	targets, isList := target.(*syntax.Display)
	values, ok := value.(*syntax.Display)
	if !isList || !ok || len(targets.Items) != len(values.Items) || values.Kind == syntax.Set || targets.HasStar() || values.HasStar() {
		b.unknown(target)
		return
	}
	for i := range targets.Items {
		b.assign(targets.Items[i], values.Items[i], at)
	}
}

// simple notes what a statement binds that has no name of its own.
func (b *binder) simple(s syntax.Stmt) {
	if s, ok := s.(*syntax.Simple); ok {
		b.unknown(s.Targets...)
		b.expressions(s.Parts...)
		return
	}
	syntax.EachChild(s, func(child syntax.Node) { b.expressions(child.(syntax.Expr)) })
}

func (b *binder) compound(s *syntax.Compound) {
	outer := b.branch
	if !b.isMain(s) && b.branch == (doc.Span{}) {
		b.branch = s.Span()
	}
	provided := b.provided
	for _, clause := range s.Clauses {
		if clause.Word == "except" {
			b.provided = importedFromZenML(s.Clauses[0].Body)
		}
		b.expressions(clause.Parts...)
		b.unknown(clause.Targets...)
		b.changes.loop(clause)
		b.statements(clause.Body)
		b.provided = provided
	}
	b.branch = outer
}

// isMain reports whether a statement is if __name__ == "__main__" alone: what is in it runs once, where the rest does.
func (b *binder) isMain(s *syntax.Compound) bool {
	if len(s.Clauses) != 1 || s.Clauses[0].Word != "if" || b.scope != b.root {
		return false
	}
	condition, ok := s.Clauses[0].Parts[0].(*syntax.Opaque)
	if !ok || len(condition.Parts) != 2 {
		return false
	}
	for i, part := range condition.Parts {
		name, isName := part.(*syntax.Name)
		text, isText := condition.Parts[1-i].(*syntax.String)
		if isName && isText && name.ID == "__name__" {
			value, known := b.module.StringValue(text)
			return known && value.Value == "__main__"
		}
	}
	return false
}
