package pipelines

import (
	"strconv"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// invocations collects the steps that the function of a pipeline calls, and those that other functions call that it calls: a static
// pipeline that is called in another one adds its steps to that, and its own configuration is ignored (Pipeline.__call__ in
// zenml/pipelines/pipeline_definition.py).
type invocations struct {
	*reader
	*collected
	// from is the call in the module of the pipeline that leads to a function of another module; nil in the module itself.
	from *syntax.Call
	// depth is how many functions call each other.
	depth int
}

// collected are the steps that are found.
type collected struct {
	steps  []Step
	fields []doc.Field
	used   map[string]bool
	// complete means that no other steps are called.
	complete bool
	// left is how many more functions are followed and steps are added.
	left int
	// iterationsLeft is how many more times the body of a loop is read, in all loops.
	iterationsLeft int
}

const (
	// mostCalls is how many functions and steps a pipeline calls, as far as that is followed.
	mostCalls = 500
	// mostFunctions is how many functions call each other.
	mostFunctions = 10
	// mostIterations is how often the body of a loop is read, allIterations the same for all loops, which lie in each other.
	mostIterations = 100
	allIterations  = 1000
)

// invocations gives the steps of a pipeline of the module. Those of a dynamic one are only the ones that it depends on: the others are
// made while it runs, with images that are built for these or for the pipeline.
func (r *reader) invocations(o object) *collected {
	found := &collected{used: map[string]bool{}, complete: true, left: mostCalls, iterationsLeft: allIterations}
	v := invocations{reader: r, collected: found}
	if dynamic, known := isDynamic(o); dynamic {
		v.dependencies(o)
	} else {
		v.complete = known
		v.body(o.body, true)
	}
	return found
}

// dependencies adds the steps of depends_on.
func (v invocations) dependencies(o object) {
	v.complete = false
	for _, l := range o.layers {
		list := v.Expr(l.options)
		call, ok := list.(*syntax.Call)
		if !ok {
			continue
		}
		display, ok := v.Follow(argument(call, "depends_on")).Expr.(*syntax.Display)
		if !ok {
			continue
		}
		for _, item := range display.Items {
			if o, ok := v.object(item, len(v.Source)); ok && o.kind == step {
				v.add(item, nil, o, true)
			}
		}
	}
}

// body goes through statements. certain means that they run once. It reports whether what follows them does not run, or perhaps.
func (v invocations) body(body []syntax.Stmt, certain bool) (ends bool) {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.FunctionDef, *syntax.ClassDef: // runs when it is called
		case *syntax.Compound:
			if v.compound(s, certain) {
				return true
			}
			certain = certain && !returnsWithin([]syntax.Stmt{s})
		default:
			syntax.EachChild(s, func(child syntax.Node) { v.expression(child, certain) })
			if _, returns := s.(*syntax.Return); returns {
				return true
			}
		}
	}
	return false
}

// compound goes through the clauses of a compound statement that may run.
func (v invocations) compound(s *syntax.Compound, certain bool) (ends bool) {
	if values, ok := v.iterations(s); ok {
		v.loop(s, values, certain)
		return false
	}
	decided := false
	for _, clause := range s.Clauses {
		if decided {
			break
		}
		runs := certain
		switch clause.Word {
		case "if", "elif":
			value, known := v.condition(clause)
			if known && !value {
				continue
			}
			decided = known
			runs = certain && known && v.onlyKnown(s, clause)
		case "else":
			runs = certain && v.onlyKnown(s, clause)
		case "with", "try", "finally":
		default:
			runs = false
		}
		steps := len(v.steps)
		for _, part := range clause.Parts {
			v.expression(part, runs)
		}
		ends = v.body(clause.Body, runs) && runs
		if clause.Word == "for" || clause.Word == "while" {
			v.repeated(steps)
		}
	}
	return ends
}

// repeated notes that the steps that were added, to so many before, may be called again.
func (v invocations) repeated(before int) { v.complete = v.complete && len(v.steps) == before }

// onlyKnown reports whether it is known that the clauses of an if statement before a clause do not run.
func (v invocations) onlyKnown(s *syntax.Compound, clause syntax.Clause) bool {
	for _, before := range s.Clauses {
		if before.Span == clause.Span {
			break
		}
		if before.Word != "if" && before.Word != "elif" {
			return false
		}
		if value, known := v.condition(before); !known || value {
			return false
		}
	}
	return true
}

// condition is the condition of a clause, if it is a name or constant whose value is known.
func (v invocations) condition(clause syntax.Clause) (value, known bool) {
	if len(clause.Parts) != 1 {
		return false, false
	}
	switch x := clause.Parts[0].(type) {
	case *syntax.Name:
		if v.bound[x.ID] != nil {
			return false, false
		}
		return v.Node(x).Truth()
	case *syntax.Constant:
		return v.Node(x).Truth()
	}
	return false, false
}

// expression finds the calls in an expression: those of arguments come before the call that they are given to.
func (v invocations) expression(n syntax.Node, certain bool) {
	if opaque, ok := n.(*syntax.Opaque); ok && len(opaque.Parts) > 0 {
		certain = false // a branch, a comprehension or a lambda expression
		if steps := len(v.steps); len(opaque.Binds) > 0 {
			defer func() { v.repeated(steps) }()
		}
	}
	syntax.EachChild(n, func(child syntax.Node) { v.expression(child, certain) })
	call, ok := n.(*syntax.Call)
	if !ok {
		return
	}
	o, ok := v.object(call.Func, len(v.Source))
	switch {
	case ok && o.kind == step:
		v.add(call.Func, call, o, certain)
	case ok:
		if dynamic, known := isDynamic(o); dynamic || !known {
			v.complete = false
		} else {
			v.enter(o.home, o.body, call, certain)
		}
	default:
		v.function(call, certain)
	}
}

// function follows a call of a function that is not one of ZenML.
func (v invocations) function(call *syntax.Call, certain bool) {
	ref := v.Follow(call.Func)
	function, ok := ref.Def.(*syntax.FunctionDef)
	home := v.reader
	if ok && ref.In != v.Module {
		home = v.other(ref.In)
	}
	if !ok || home == nil || len(function.Decorators) > 0 || function.Async {
		v.complete = v.complete && !v.mayCallSteps(call)
		return
	}
	v.enter(home, function.Body, call, certain)
}

// enter goes through the body of a function, of the module that home reads.
func (v invocations) enter(home *reader, body []syntax.Stmt, call *syntax.Call, certain bool) {
	if v.left--; v.left < 0 || v.depth == mostFunctions {
		v.complete = false
		return
	}
	nested := invocations{home, v.collected, v.from, v.depth + 1}
	if home != v.reader && v.from == nil {
		nested.from = call
	}
	bound := home.bound
	home.bound = nil
	nested.body(body, certain)
	home.bound = bound
}

// add adds a step that is called, or that a dynamic pipeline depends on: then call is nil.
func (v invocations) add(function syntax.Expr, call *syntax.Call, o object, certain bool) {
	if v.left--; v.left < 0 {
		v.complete = false
		return
	}
	span, key := function.Span(), function.Span()
	if call != nil {
		span = call.Span()
	}
	id := v.id(call, o)
	value := impliedMapping(span)
	if settings := o.settings(); settings.Value != nil {
		value.Fields = []doc.Field{settings}
	}
	if v.from != nil {
		span, key = v.from.Span(), v.from.Func.Span()
		value = v.outside(value, span)
	}
	v.steps = append(v.steps, Step{ID: id, Call: span, Certain: certain, Def: o.def, In: o.home.Module})
	v.fields = append(v.fields, doc.Field{Key: keyAt(id, key), Value: value})
}

// id is the name of an invocation: the one that it is called with, or that of the step, with a number where it is called
// again.
func (v invocations) id(call *syntax.Call, o object) string {
	name := o.name
	if option := o.option("name").Value; option.Resolve() != nil {
		text, ok := textOf(option)
		v.complete = v.complete && ok
		if ok {
			name = text
		}
	}
	if call != nil {
		v.complete = v.complete && !v.Keywords(call).IsUnknown()
		if given := argument(call, "id"); given != nil && !v.Node(given).IsNull() {
			text, ok := v.textIn(given)
			v.complete = v.complete && ok
			if ok {
				name = text
			}
		}
	}
	id := name
	for n := 2; v.used[id]; n++ {
		id = name + "_" + strconv.Itoa(n)
	}
	v.used[id] = true
	return id
}
