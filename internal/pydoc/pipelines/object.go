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
	// configured are the calls of configure on a function or class, in the order of the text.
	configured map[syntax.Stmt][]configuration
	// depth is how many expressions lead to the object that is looked for.
	depth int
}

// mostDepth bounds how many expressions lead to an object: a function can return what it returns.
const mostDepth = 50

// configuration is a call of configure.
type configuration struct {
	call *syntax.Call
	// certain says that it runs once, when the module is imported.
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
	ref := r.Follow(x)
	if (ref.Def != nil || ref.Expr != nil) && ref.In != r.Module {
		return r.elsewhere(ref, x.Span())
	}
	if ref.Def != nil {
		return r.defined(ref.Def, offset)
	}
	if call, ok := ref.Expr.(*syntax.Call); ok {
		return r.made(call, call.Span().Start)
	}
	return object{}, false
}

// made is what a call gives: a configured copy of an object, a step of a class, or what a function returns.
func (r *reader) made(call *syntax.Call, offset int) (object, bool) {
	if method, ok := call.Func.(*syntax.Attribute); ok && (method.Attr == "with_options" || method.Attr == "configure") {
		o, ok := r.object(method.Value, offset)
		return o.with(r.layer(call)), ok
	}
	ref := r.Follow(call.Func)
	if ref.Def != nil && ref.In != r.Module {
		return object{}, false
	}
	switch def := ref.Def.(type) {
	case *syntax.ClassDef:
		o := object{kind: step, name: def.Name, span: def.NameSpan, def: def, home: r}
		return o.with(r.layer(call)), r.isStepClass(def)
	case *syntax.FunctionDef:
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
	for _, decorator := range function.Decorators {
		call, isCall := decorator.(*syntax.Call)
		if isCall {
			decorator = call.Func
		}
		if kind := decoratorKind(r.Follow(decorator).Imported); kind != "" && o.kind == "" {
			if o.kind = kind; isCall {
				o = o.with(r.layer(call))
			}
		} else {
			return object{}, false // another decorator may make anything of it
		}
	}
	for _, c := range r.configured[def] {
		switch {
		case !c.certain:
			o = o.with(layer{options: unknown(c.call.Span())})
		case c.call.Span().Start < offset:
			o = o.with(r.layer(c.call))
		}
	}
	return o, o.kind != ""
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

// isStepClass reports whether a class is derived from ZenML's BaseStep.
func (r *reader) isStepClass(class *syntax.ClassDef) bool {
	return slices.ContainsFunc(class.Args, func(a syntax.Argument) bool {
		dotted := r.Follow(a.Value).Imported
		return a.Kind == syntax.Positional && strings.HasPrefix(dotted, "zenml.") && strings.HasSuffix(dotted, ".BaseStep")
	})
}
