package pipelines

import (
	"slices"

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

// globals gives the pipelines in global names: of a name the last one.
func (r *reader) globals() []global {
	found := r.globalsIn(r.Body)
	last := map[string]int{}
	for i, g := range found {
		last[g.name] = i
	}
	i := -1
	return slices.DeleteFunc(found, func(g global) bool {
		i++
		return last[g.name] != i
	})
}

// globalsIn gives the pipelines that statements of the module assign to names, also in branches.
func (r *reader) globalsIn(body []syntax.Stmt) []global {
	var found []global
	for _, s := range body {
		if s.Span().Start >= r.Reliable || len(found) >= mostPipelines {
			break
		}
		switch s := s.(type) {
		case *syntax.FunctionDef:
			if o, ok := r.defined(s, len(r.Source)); ok && o.kind == pipeline {
				found = append(found, global{o, s.Name, s.NameSpan, nil, s.Span()})
			}
		case *syntax.Assign:
			found = append(found, r.assigned(s.Targets[0], s.Value, s.Span())...)
		case *syntax.AnnAssign:
			found = append(found, r.assigned(s.Target, s.Value, s.Span())...)
		case *syntax.Compound:
			for _, clause := range s.Clauses {
				found = append(found, r.globalsIn(clause.Body)...)
			}
		}
	}
	return found
}

// assigned gives the pipeline that a call makes and an assignment gives a name, if it does.
func (r *reader) assigned(target, value syntax.Expr, statement doc.Span) []global {
	call, isCall := value.(*syntax.Call)
	name, isName := target.(*syntax.Name)
	if !isCall || !isName {
		return nil
	}
	o, ok := r.made(call, call.Span().Start)
	o = r.withConfigurations(o, call, len(r.Source))
	if !ok || o.kind != pipeline {
		return nil
	}
	return []global{{o, name.ID, name.Span(), call, statement}}
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
	p.Steps, p.HasAllSteps = calls.steps, calls.complete
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
	given := o.option("step_configurations")
	if given.Value == nil {
		given = o.option("steps")
	}
	if given.Value != nil {
		given.Key = keyAt("steps", given.Key.Span)
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

// textOf is the text of a string.
func textOf(n *doc.Node) (string, bool) {
	if !n.IsString() {
		return "", false
	}
	return n.Resolve().Text, true
}
