// Package pipelines finds the pipelines of a Python module, the steps that they call, and the settings of both in the order
// in which ZenML applies them: the decorator's, those of configure and those of with_options. Of each pipeline it makes a
// run configuration, as a YAML file would say it.
package pipelines

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// object is a step or a pipeline as code has made it.
type object struct {
	kind objectKind
	// name is that of its function or class, span where that is written.
	name string
	span doc.Span
	// def is its function or class, which home reads; body are the statements of a function.
	def  syntax.Stmt
	home *reader
	body []syntax.Stmt
	// layers are the calls that give it options, the first one first.
	layers []layer
}

type objectKind string

const (
	step     objectKind = "step"
	pipeline objectKind = "pipeline"
)

// layer are options of a step or pipeline.
type layer struct {
	// options is the mapping of keywords, or unknown.
	options *doc.Node
	// replaces says that what was set before does not count: merge=False.
	replaces bool
}

// reader finds objects.
type reader struct {
	*pydoc.File
	env Env
	// place is where a span of the module is written, nil in the module that is read.
	place func(doc.Span) doc.Place
	// others are the readers of all modules that were needed.
	others map[*names.Module]*reader
	// copies are those of nodes of other modules.
	copies map[*doc.Node]*doc.Node
	// configured are the calls of configure on what a definition or a call makes, in the order of the text.
	configured map[syntax.Node][]configuration
	// bound are the expressions that the names of loops stand for while the body of a loop is read.
	bound map[string]syntax.Expr
	// depth is how many expressions lead to the object that is looked for.
	depth int
}

// mostDepth bounds how many expressions lead to an object: a function can return what it returns.
const mostDepth = 50

// configuration is a call of configure.
type configuration struct {
	call *syntax.Call
	// certain says that it runs once, right after what it configures is made.
	certain bool
}

// object is the step or pipeline that an expression gives, as it is at an offset of the text.
func (r *reader) object(x syntax.Expr, offset int) (object, bool) {
	if r.depth == mostDepth {
		return object{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	if call, ok := x.(*syntax.Call); ok {
		return r.made(call, offset)
	}
	if name, ok := x.(*syntax.Name); ok && r.bound[name.ID] != nil {
		return r.object(r.bound[name.ID], offset)
	}
	ref := r.Follow(x)
	if (ref.Def != nil || ref.Expr != nil) && ref.In != r.Module {
		return r.elsewhere(ref, x.Span())
	}
	if ref.Def != nil {
		return r.defined(ref.Def, offset)
	}
	if call, ok := ref.Expr.(*syntax.Call); ok {
		o, ok := r.made(call, call.Span().Start)
		return r.withConfigurations(o, call, offset), ok
	}
	return object{}, false
}

// made is what a call gives: a configured copy of an object, a step of a class, or what a function returns.
func (r *reader) made(call *syntax.Call, offset int) (object, bool) {
	if method, ok := call.Func.(*syntax.Attribute); ok && (method.Attr == "with_options" || method.Attr == "configure") {
		o, ok := r.object(method.Value, offset)
		return o.with(r.layer(call)), ok
	}
	if o, ok := r.decorated(call); ok {
		return o, true
	}
	ref := r.Follow(call.Func)
	home := r
	if ref.Def != nil && ref.In != r.Module {
		if home = r.other(ref.In); home == nil {
			return object{}, false
		}
	}
	switch def := ref.Def.(type) {
	case *syntax.ClassDef:
		o := object{kind: step, name: def.Name, span: def.NameSpan, def: def, home: home}
		if home != r {
			o.span = call.Func.Span()
		}
		return o.with(r.layer(call)), home.isStepClass(def)
	case *syntax.FunctionDef:
		if home != r {
			return object{}, false
		}
		if value := returned(def); value != nil {
			return r.object(value, offset)
		}
	}
	return object{}, false
}

// returned is the only value that a function returns, at its end; nil where there is another one.
func returned(function *syntax.FunctionDef) syntax.Expr {
	var last *syntax.Return
	if n := len(function.Body); n > 0 && len(function.Decorators) == 0 && !function.Async {
		last, _ = function.Body[n-1].(*syntax.Return)
	}
	if last == nil || returnsWithin(function.Body[:len(function.Body)-1]) {
		return nil
	}
	return last.Value
}

// returnsWithin reports whether statements can return before they end.
func returnsWithin(body []syntax.Stmt) bool {
	return slices.ContainsFunc(body, func(s syntax.Stmt) bool {
		switch s := s.(type) {
		case *syntax.Return:
			return true
		case *syntax.Compound:
			return slices.ContainsFunc(s.Clauses, func(c syntax.Clause) bool { return returnsWithin(c.Body) })
		}
		return false
	})
}

func (o object) with(l layer) object {
	o.layers = append(slices.Clip(o.layers), l)
	return o
}

func (r *reader) layer(call *syntax.Call) layer {
	l := layer{options: r.Keywords(call)}
	if merge, ok := l.options.Get("merge"); ok {
		value, known := merge.Value.Value()
		if l.replaces = value == false; !known {
			l.options = unknown(call.Span())
		}
	}
	return l
}

// unknown is a value that is not known.
func unknown(span doc.Span) *doc.Node {
	n := doc.NewUnknown("")
	n.Span, n.Implied = span, true
	return n
}

// defined is the step or pipeline that a decorated function is.
func (r *reader) defined(def syntax.Stmt, offset int) (object, bool) {
	function, ok := def.(*syntax.FunctionDef)
	if !ok {
		return object{}, false
	}
	o := object{name: function.Name, span: function.NameSpan, def: def, home: r, body: function.Body}
	if len(function.Decorators) == 0 {
		return object{}, false
	}
	if slices.ContainsFunc(function.Decorators[1:], func(x syntax.Expr) bool { return r.decoratorKind(x) != "" }) {
		return object{}, false
	}
	decorator := function.Decorators[0] // what others make of the function is what it decorates
	o.kind = r.decoratorKind(decorator)
	if call, ok := decorator.(*syntax.Call); ok {
		o = o.with(r.layer(call))
	}
	return r.withConfigurations(o, def, offset), o.kind != ""
}

// decorated is what a decorator makes that is called as a function: step(function, ...) or step(...)(function).
func (r *reader) decorated(call *syntax.Call) (object, bool) {
	if len(call.Args) == 0 || call.Args[0].Kind != syntax.Positional {
		return object{}, false
	}
	options := call
	if inner, isCall := call.Func.(*syntax.Call); isCall {
		options = inner
	}
	kind := r.decoratorKind(call.Func)
	if kind == "" {
		return object{}, false
	}
	ref := r.Follow(call.Args[0].Value)
	function, ok := ref.Def.(*syntax.FunctionDef)
	if !ok || ref.In != r.Module || len(function.Decorators) > 0 {
		return object{}, false
	}
	o := object{kind: kind, name: function.Name, span: function.NameSpan, def: function, home: r, body: function.Body}
	return o.with(r.layer(options)), true
}

// decoratorKind is what a decorator, with or without options, makes of a function.
func (r *reader) decoratorKind(x syntax.Expr) objectKind {
	if call, ok := x.(*syntax.Call); ok {
		x = call.Func
	}
	return decoratorKind(r.Follow(x).Imported)
}

// decoratorKind is what a decorator of ZenML makes of a function, "" for any other.
func decoratorKind(dotted string) objectKind {
	if strings.HasPrefix(dotted, "zenml.") {
		for _, kind := range []objectKind{step, pipeline} {
			if strings.HasSuffix(dotted, "."+string(kind)) {
				return kind
			}
		}
	}
	return ""
}

// isStepClass reports whether a class is derived from ZenML's BaseStep, perhaps through other classes of the module.
func (r *reader) isStepClass(class *syntax.ClassDef) bool {
	return slices.ContainsFunc(r.bases(class, mostDepth), func(base names.Referent) bool {
		return strings.HasPrefix(base.Imported, "zenml.") && strings.HasSuffix(base.Imported, ".BaseStep")
	})
}

// bases are the classes that a class is derived from, and those that they are derived from in the module.
func (r *reader) bases(class *syntax.ClassDef, depth int) []names.Referent {
	var all []names.Referent
	for _, a := range class.Args {
		if a.Kind != syntax.Positional || depth == 0 {
			continue
		}
		base := r.Follow(a.Value)
		all = append(all, base)
		if def, ok := base.Def.(*syntax.ClassDef); ok && base.In == r.Module {
			depth--
			all = append(all, r.bases(def, depth)...)
		}
	}
	return all
}
