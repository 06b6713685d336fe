package pipelines

import (
	"strconv"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Pipeline is a pipeline of a module.
type Pipeline struct {
	// Name is the global name that holds it: that of the decorated function, or the one that a configured copy is assigned
	// to. NameSpan is where that is written.
	Name     string
	NameSpan doc.Span
	// Function is the name of its function. Title is the name that ZenML gives it, nil where that is the function's.
	Function string
	Title    *doc.Node
	// Root is its run configuration: the settings, and those of each step. It is unknown where the file at ConfigPath is.
	Root *doc.Node
	// ConfigPath is the YAML file that it is configured with, whose settings override those in code; nil for none.
	ConfigPath *doc.Node
	// Steps are the steps that it calls, in the order of the text.
	Steps []Step
}

// Step is a step that a pipeline calls.
type Step struct {
	// ID is the name by which the run configuration knows it.
	ID string
	// Call is where it is called.
	Call doc.Span
	// Certain says that it is called once: not in a branch, a loop or a function.
	Certain bool
}

// mostPipelines is how many pipelines are found in a file: each copy of one has its steps.
const mostPipelines = 200

// ReadConfig gives the tree of the YAML file at a path, as it is written for config_path; nil where that is not known.
type ReadConfig func(path string) *doc.Node

// Find gives the pipelines that a file holds in global names, in the order of the text, but no more than mostPipelines.
func Find(file *pydoc.File, config ReadConfig) []Pipeline {
	r := &reader{File: file, config: config}
	r.configurations()
	var found []Pipeline
	for _, s := range r.Body {
		if s.Span().Start >= r.Reliable || len(found) == mostPipelines {
			break
		}
		switch s := s.(type) {
		case *syntax.FunctionDef:
			if o, ok := r.defined(s, len(r.Source)); ok && o.kind == pipeline {
				found = append(found, r.pipeline(s.Name, s.NameSpan, o))
			}
		case *syntax.Assign:
			call, isCall := s.Value.(*syntax.Call)
			target, isName := s.Targets[0].(*syntax.Name)
			if !isCall || !isName {
				continue
			}
			if o, ok := r.made(call, s.Span().Start); ok && o.kind == pipeline {
				found = append(found, r.pipeline(target.ID, target.Span(), o))
			}
		}
	}
	return found
}

func (r *reader) pipeline(name string, span doc.Span, o object) Pipeline {
	p := Pipeline{Name: name, NameSpan: span, Function: o.name, Title: o.option("name").Value, ConfigPath: o.option("config_path").Value}
	p.Root = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: doc.Span{End: len(r.Source)}}
	if settings := o.settings(); settings.Value != nil {
		p.Root.Fields = append(p.Root.Fields, settings)
	}
	calls := invocations{reader: r, used: map[string]bool{}}
	calls.body(o.body, true)
	p.Steps = calls.steps
	if steps := calls.fields; len(steps) > 0 {
		value := &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: o.span, Fields: steps}
		p.Root.Fields = append(p.Root.Fields, doc.Field{Key: keyAt("steps", o.span), Value: value})
	}
	if p.ConfigPath != nil {
		p.Root = r.withConfig(p.Root, p.ConfigPath)
	}
	if given := o.option("steps"); given.Value != nil && !p.Root.IsUnknown() {
		p.Root.Fields = withSteps(p.Root.Fields, given)
	}
	return p
}

// withSteps are the fields of a run configuration with the steps of with_options, which override what decorators set.
func withSteps(fields []doc.Field, given doc.Field) []doc.Field {
	for i, f := range fields {
		if f.Key.Text == "steps" {
			fields[i] = doc.Field{Key: given.Key, Value: merged(f.Value, given.Value)}
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
	}
}

func (v *invocations) add(call *syntax.Call, o object, certain bool) {
	id := v.id(call, o)
	v.steps = append(v.steps, Step{ID: id, Call: call.Span(), Certain: certain})
	value := &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: call.Span()}
	if settings := o.settings(); settings.Value != nil {
		value.Fields = []doc.Field{settings}
	}
	v.fields = append(v.fields, doc.Field{Key: keyAt(id, call.Func.Span()), Value: value})
}

// id is the name of an invocation: the one that it is called with, or that of the step, with a number where it is called
// again.
func (v *invocations) id(call *syntax.Call, o object) string {
	name := o.name
	if title, ok := textOf(o.option("name").Value); ok {
		name = title
	}
	if given, ok := v.Keywords(call).Get("id"); ok {
		if text, ok := textOf(given.Value); ok {
			name = text
		}
	}
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
