package pipelines

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// mayCallSteps reports whether a call in a pipeline, which is not one of a step that is known, can call steps: what other packages and
// functions do is not known.
func (r *reader) mayCallSteps(call *syntax.Call) bool {
	switch function := call.Func.(type) {
	case *syntax.Name:
		ref := r.Follow(function)
		if _, isClass := ref.Def.(*syntax.ClassDef); isClass || r.Unbound(function) {
			return false
		}
		return !isHarmless(ref.Imported)
	case *syntax.Attribute:
		if function.Attr == "with_options" || function.Attr == "configure" {
			return false // the step that it gives is called, if any
		}
		if slices.Contains([]string{"map", "submit", "product"}, function.Attr) {
			return true
		}
		root := rootName(function)
		return root != nil && r.isModule(root) && !isHarmless(r.Follow(function).Imported)
	}
	return true
}

// isModule reports whether a name is imported, so that its attributes are those of a module or of something in one.
func (r *reader) isModule(name *syntax.Name) bool {
	ref := r.Follow(name)
	return ref.Imported != "" || !ref.Known()
}

// rootName is the name that an attribute is one of, nil if it is one of another expression.
func rootName(x syntax.Expr) *syntax.Name {
	for {
		switch inner := x.(type) {
		case *syntax.Attribute:
			x = inner.Value
		case *syntax.Name:
			return inner
		default:
			return nil
		}
	}
}

// standard are modules of Python that pipelines call.
var standard = []string{"datetime", "json", "logging", "math", "os", "pathlib", "random", "sys", "time", "typing", "uuid"}

// isHarmless reports whether something imported calls no steps: a class or a getter of ZenML, and what Python itself has.
func isHarmless(dotted string) bool {
	module, _, _ := strings.Cut(dotted, ".")
	if module != "zenml" {
		return slices.Contains(standard, module)
	}
	_, name := names.CutLast(dotted)
	return strings.HasPrefix(name, "get_") || strings.HasPrefix(name, "log_") || name != "" && 'A' <= name[0] && name[0] <= 'Z'
}

// isDynamic reports whether a pipeline is a dynamic one, which decides while it runs what steps there are.
func isDynamic(o object) (dynamic, known bool) {
	option := o.option("dynamic").Value
	if option.Resolve() == nil {
		return false, true
	}
	return option.Truth()
}
