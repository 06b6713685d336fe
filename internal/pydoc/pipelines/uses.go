package pipelines

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Use is a place where a module configures a pipeline with a YAML file.
type Use struct {
	// Path is that of the file, relative to the source root or absolute; "" if it is not known.
	Path string
	// At is where the file is named.
	At doc.Span
	// Pipeline is the pipeline that is configured; nil if it is not known which, or how.
	Pipeline *Pipeline
}

// mostUses is how many uses are found in a file.
const mostUses = 200

// Uses gives the places where a file configures pipelines with YAML files: anywhere in it, also in functions.
func Uses(file *pydoc.File, env Env) []Use {
	env.Config = nil
	r := newReader(file, env)
	var found []Use
	seen := map[*syntax.Call]bool{}
	for _, made := range r.globals() {
		seen[made.made] = true
		if p := r.pipeline(made.name, made.span, made.object); p.ConfigPath != nil {
			found = append(found, r.use(&p))
		}
	}
	r.Inspect(func(n syntax.Node) bool {
		if n.Span().Start >= r.Reliable || len(found) >= mostUses {
			return false
		}
		if call, ok := n.(*syntax.Call); ok && !seen[call] {
			if use, ok := r.useAt(call); ok {
				found = append(found, use)
			}
		}
		return true
	})
	return found
}

// use is the one of a pipeline that has a ConfigPath.
func (r *reader) use(p *Pipeline) Use {
	path, _ := r.configPath(p.ConfigPath)
	return Use{Path: path, At: p.ConfigPath.Span, Pipeline: p}
}

// useAt is the use that a call is: of a method or function with the argument config_path, or of with_options where that may be one of
// its arguments.
func (r *reader) useAt(call *syntax.Call) (Use, bool) {
	method, isMethod := call.Func.(*syntax.Attribute)
	isWithOptions := isMethod && method.Attr == "with_options"
	at := argument(call, "config_path")
	var o object
	known := false
	if isWithOptions {
		o, known = r.made(call, call.Span().Start)
	}
	switch {
	case at == nil && (!known || o.kind != pipeline || !r.Keywords(call).IsUnknown()):
		return Use{}, false
	case at == nil:
		return Use{At: call.Span()}, true
	case r.Node(at).IsNull():
		return Use{}, false
	}
	if known && o.kind == pipeline && !r.Keywords(call).IsUnknown() {
		p := r.pipeline(o.name, method.Value.Span(), o)
		return r.use(&p), true
	}
	path, _ := r.configPath(r.Node(at))
	return Use{Path: path, At: at.Span()}, true
}

// argument is the value of a keyword argument, nil if it is not written.
func argument(call *syntax.Call, name string) syntax.Expr {
	for _, a := range call.Args {
		if a.Kind == syntax.Keyword && a.Keyword == name {
			return a.Value
		}
	}
	return nil
}
