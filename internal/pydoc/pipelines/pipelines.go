package pipelines

import (
	"slices"
	"strconv"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Pipeline is a pipeline of a module.
type Pipeline struct {
	// Name is the global name that holds it: that of the decorated function, or the one that a configured copy is assigned
	// to. NameSpan is where that is written.
	Name     string
	NameSpan doc.Span
	// Span is the statement that makes it.
	Span doc.Span
	// Function is the name of its function. Title is the name that ZenML gives it, nil where that is the function's.
	Function string
	Title    *doc.Node
	// Root is its run configuration: the settings, and those of each step. It is unknown where the file at ConfigPath is.
	Root *doc.Node
	// Under and Over are run configurations with what code sets: the file at ConfigPath overrides Under, and Over overrides that. Over
	// is nil for nothing.
	Under, Over *doc.Node
	// ConfigPath is the YAML file that it is configured with, whose settings override those in code; nil for none.
	ConfigPath *doc.Node
	// Steps are the steps that it calls, in the order of the text. HasAllSteps means that it certainly calls no others.
	Steps       []Step
	HasAllSteps bool
	// Def is its function, In the module that Def is written in.
	Def syntax.Stmt
	In  *names.Module
}

// Step is a step that a pipeline calls.
type Step struct {
	// ID is the name by which the run configuration knows it.
	ID string
	// Call is where it is called.
	Call doc.Span
	// Certain says that it is called once: not in a branch, a loop or a function.
	Certain bool
	// Def is its function or class, In the module that Def is written in.
	Def syntax.Stmt
	In  *names.Module
}

// mostPipelines is how many pipelines are found in a file: each copy of one has its steps.
const mostPipelines = 200

// Find gives the pipelines that a file holds in global names, in the order of the text, but no more than mostPipelines.
func Find(file *pydoc.File, env Env) []Pipeline {
	r := newReader(file, env)
	var found []Pipeline
	for _, made := range r.globals() {
		p := r.pipeline(made.name, made.span, made.object)
		p.Span = made.statement
		found = append(found, p)
	}
	return found
}

// global is a pipeline in a global name. made is the call that gives it, nil for a function.
type global struct {
	object
	name string
	span doc.Span
	made *syntax.Call
	// statement is where it is made.
	statement doc.Span
}

// globals gives the pipelines in global names.
func (r *reader) globals() []global {
	var found []global
	for _, s := range r.Body {
		if s.Span().Start >= r.Reliable || len(found) == mostPipelines {
			break
		}
		switch s := s.(type) {
		case *syntax.FunctionDef:
			if o, ok := r.defined(s, len(r.Source)); ok && o.kind == pipeline {
				found = append(found, global{o, s.Name, s.NameSpan, nil, s.Span()})
			}
		case *syntax.Assign:
			call, isCall := s.Value.(*syntax.Call)
			target, isName := s.Targets[0].(*syntax.Name)
			if !isCall || !isName {
				continue
			}
			if o, ok := r.made(call, s.Span().Start); ok && o.kind == pipeline {
				found = append(found, global{o, target.ID, target.Span(), call, s.Span()})
			}
		}
	}
	return found
}

func (r *reader) pipeline(name string, span doc.Span, o object) Pipeline {
	p := Pipeline{
		Name: name, NameSpan: span, Function: o.name, Title: o.option("name").Value, ConfigPath: o.option("config_path").Value,
		Def: o.def, In: o.home.Module,
	}
	p.Under = impliedMapping(doc.Span{End: len(r.Source)})
	if settings := o.settings(); settings.Value != nil {
		p.Under.Fields = append(p.Under.Fields, settings)
	}
	calls := o.home.invocations(o)
	p.Steps, p.HasAllSteps = calls.steps, calls.complete && !mayBeDynamic(o)
	if len(calls.fields) > 0 {
		value := impliedMapping(o.span, calls.fields...)
		if o.home != r {
			value = o.home.outside(value, span)
		}
		p.Under.Fields = append(p.Under.Fields, doc.Field{Key: keyAt("steps", o.span), Value: value})
	}
	p.Root = p.Under
	if p.ConfigPath != nil {
		p.Root = r.withConfig(p.Root, p.ConfigPath)
	}
	if given := o.option("steps"); given.Value != nil {
		p.Over = impliedMapping(span, given)
		if !p.Root.IsUnknown() {
			root := *p.Root
			root.Fields = withSteps(slices.Clone(root.Fields), given)
			p.Root = &root
		}
	}
	return p
}

// withSteps are the fields of a run configuration with the steps of with_options, which override what decorators set.
func withSteps(fields []doc.Field, given doc.Field) []doc.Field {
	for i, f := range fields {
		if f.Key.Text == "steps" {
			fields[i] = doc.Field{Key: given.Key, Value: doc.Update(f.Value, given.Value)}
			return fields
		}
	}
	return append(fields, given)
}

// invocations collects the steps that the function of a pipeline calls.
type invocations struct {
	*reader
	steps  []Step
	fields []doc.Field
	used   map[string]bool
	// complete means that no other steps are called.
	complete bool
}

// invocations gives the steps that a pipeline of the module calls.
func (r *reader) invocations(o object) invocations {
	calls := invocations{reader: r, used: map[string]bool{}, complete: true}
	calls.body(o.body, true)
	return calls
}

// body goes through statements. certain says that they run once.
func (v *invocations) body(body []syntax.Stmt, certain bool) {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.FunctionDef, *syntax.ClassDef: // runs when it is called
		case *syntax.Compound:
			for _, clause := range s.Clauses {
				for _, part := range clause.Parts {
					v.expression(part, certain && clause.Word == "with")
				}
				v.body(clause.Body, certain && clause.Word == "with")
			}
		default:
			for _, child := range syntax.Children(s) {
				v.expression(child, certain)
			}
		}
	}
}

// expression finds the calls in an expression: those of arguments come before the call that they are given to.
func (v *invocations) expression(n syntax.Node, certain bool) {
	if opaque, ok := n.(*syntax.Opaque); ok && len(opaque.Parts) > 0 {
		certain = false // a branch, a comprehension or a lambda expression
	}
	for _, child := range syntax.Children(n) {
		v.expression(child, certain)
	}
	call, ok := n.(*syntax.Call)
	if !ok {
		return
	}
	if o, ok := v.object(call.Func, len(v.Source)); ok && o.kind == step {
		v.add(call, o, certain)
	} else if ok || v.mayCallSteps(call) {
		v.complete = false
	}
}

func (v *invocations) add(call *syntax.Call, o object, certain bool) {
	id := v.id(call, o)
	v.steps = append(v.steps, Step{ID: id, Call: call.Span(), Certain: certain, Def: o.def, In: o.home.Module})
	value := impliedMapping(call.Span())
	if settings := o.settings(); settings.Value != nil {
		value.Fields = []doc.Field{settings}
	}
	v.fields = append(v.fields, doc.Field{Key: keyAt(id, call.Func.Span()), Value: value})
}

// id is the name of an invocation: the one that it is called with, or that of the step, with a number where it is called
// again.
func (v *invocations) id(call *syntax.Call, o object) string {
	name := o.name
	given, _ := v.Keywords(call).Get("id")
	for _, option := range []*doc.Node{o.option("name").Value, given.Value} {
		if text, ok := textOf(option); ok {
			name = text
		} else if option.Resolve() != nil {
			v.complete = false
		}
	}
	v.complete = v.complete && !v.Keywords(call).IsUnknown()
	id := name
	for n := 2; v.used[id]; n++ {
		id = name + "_" + strconv.Itoa(n)
	}
	v.used[id] = true
	return id
}

// textOf is the text of a string.
func textOf(n *doc.Node) (string, bool) {
	n = n.Resolve()
	if n == nil || n.Kind != doc.Scalar || n.Type != doc.TypeString {
		return "", false
	}
	return n.Text, true
}
