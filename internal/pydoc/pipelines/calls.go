package pipelines

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Calls gives the calls in a file that give settings or options to ZenML: of classes of settings, of the decorators of steps
// and pipelines, of classes of steps, and of the methods of both. They are in the order of the text, as far as it is
// reliable.
func Calls(file *pydoc.File, env Env) []doc.Call {
	c := collector{reader: newReader(file, env)}
	c.statements(file.Body, doc.AtImport)
	for i := range c.found {
		c.found[i].IsUnused = c.found[i].IsUnused && c.hasPipeline
	}
	return c.found
}

// collector collects calls.
type collector struct {
	*reader
	found       []doc.Call
	hasPipeline bool
	// compared is the number of settings that were compared with those of YAML files.
	compared int
}

func (c *collector) statements(body []syntax.Stmt, runs doc.Moment) {
	for _, s := range body {
		c.node(s, runs)
	}
}

// node collects the calls in a node that runs at a moment.
func (c *collector) node(n syntax.Node, runs doc.Moment) {
	if n.Span().Start >= c.Reliable {
		return
	}
	switch n := n.(type) {
	case *syntax.FunctionDef:
		if o, ok := c.defined(n, len(c.Source)); ok && o.kind == pipeline {
			c.hasPipeline = true
		}
		syntax.EachChild(n, func(child syntax.Node) {
			if _, inBody := child.(syntax.Stmt); inBody {
				c.node(child, doc.WhenCalled)
			} else {
				c.node(child, runs)
			}
		})
		return
	case *syntax.Compound:
		runs = max(runs, doc.InBranch)
	case *syntax.Opaque:
		runs = max(runs, doc.InBranch)
		if len(n.Binds) > 0 {
			runs = doc.WhenCalled
		}
	case *syntax.Call:
		c.call(n, runs)
	}
	syntax.EachChild(n, func(child syntax.Node) { c.node(child, runs) })
}

func (c *collector) call(call *syntax.Call, runs doc.Moment) {
	function := c.function(call)
	if function == "" {
		return
	}
	found := doc.Call{Function: function, Span: call.Span(), FunctionSpan: call.Func.Span(), Keywords: c.Keywords(call), Runs: runs}
	found.IsUnused = c.IsUnread(call)
	if method, ok := call.Func.(*syntax.Attribute); ok && function == string(pipeline)+"."+method.Attr {
		found.Overridden = c.overridden(call, found.Keywords)
	}
	for _, a := range call.Args {
		if a.Kind == syntax.Positional && !c.Damaged(a.Span) {
			found.Positional = append(found.Positional, a.Span)
		}
	}
	c.found = append(c.found, found)
}

// function is what a call calls, as doc.Call names it; "" for anything that does not belong to ZenML.
func (c *collector) function(call *syntax.Call) string {
	if class, ok := c.SettingsClass(call); ok {
		return class
	}
	if method, ok := call.Func.(*syntax.Attribute); ok && methods[method.Attr] {
		if o, ok := c.object(method.Value, call.Span().Start); ok {
			return string(o.kind) + "." + method.Attr
		}
		return ""
	}
	ref := c.Follow(call.Func)
	if class, ok := ref.Def.(*syntax.ClassDef); ok && ref.In == c.Module && c.isStepClass(class) && !c.definesInit(class) {
		return stepClass
	}
	return string(decoratorKind(ref.Imported))
}

// stepClass is the function of calls of classes of steps.
const stepClass = "BaseStep"

// methods are those of steps and pipelines that take options.
var methods = map[string]bool{"with_options": true, "configure": true, "build": true}

// definesInit reports whether a class of steps may have another initializer than BaseStep: its own, or that of another class that it is
// derived from.
func (c *collector) definesInit(class *syntax.ClassDef) bool {
	return hasInit(class) || slices.ContainsFunc(c.bases(class, mostDepth), func(base names.Referent) bool {
		def, ok := base.Def.(*syntax.ClassDef)
		if !ok || base.In != c.Module {
			return !strings.HasSuffix(base.Imported, ".BaseStep")
		}
		return hasInit(def)
	})
}

func hasInit(class *syntax.ClassDef) bool {
	return len(class.Decorators) > 0 || slices.ContainsFunc(class.Body, func(s syntax.Stmt) bool {
		function, ok := s.(*syntax.FunctionDef)
		return ok && function.Name == "__init__"
	})
}
