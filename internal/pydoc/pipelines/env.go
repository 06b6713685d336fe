package pipelines

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Env is the environment of a file: the modules and YAML files that its pipelines use. Its functions may be nil, and know nothing then.
type Env struct {
	// Path is the path of the file, relative to the source root, with slashes; "" if it is not known.
	Path string
	// Config gives the YAML file at a path, which is relative to the source root or absolute; nil where it is not known.
	Config func(path string) *doc.Document
	// Module gives the module of the workspace with some names; its File is nil where it is not known.
	Module func(*names.Module) Module
}

// Module is another module of the workspace.
type Module struct {
	File *pydoc.File
	// Path is that of Env.
	Path string
	// Place is where a span of the module is written.
	Place func(doc.Span) doc.Place
}

func newReader(file *pydoc.File, env Env) *reader {
	r := &reader{File: file, env: env, others: map[*names.Module]*reader{}, copies: map[*doc.Node]*doc.Node{}}
	r.others[file.Module] = r
	r.configurations()
	return r
}

// elsewhere is the step or pipeline that another module holds, once it is imported, for use at a span.
func (r *reader) elsewhere(ref names.Referent, at doc.Span) (object, bool) {
	other := r.other(ref.In)
	if other == nil {
		return object{}, false
	}
	var o object
	var ok bool
	if call, isCall := ref.Expr.(*syntax.Call); isCall {
		o, ok = other.made(call, call.Span().Start)
	} else if ref.Def != nil {
		o, ok = other.defined(ref.Def, len(other.Source))
	}
	layers := o.layers
	o.layers, o.span = nil, at
	for _, l := range layers {
		if l.options.Outside() == nil {
			l.options = r.copied(l.options, other, at)
		}
		o = o.with(l)
	}
	return o, ok
}

// other is the reader of another module, nil if it is not known.
func (r *reader) other(module *names.Module) *reader {
	if known, ok := r.others[module]; ok {
		return known
	}
	var found Module
	if r.env.Module != nil {
		found = r.env.Module(module)
	}
	r.others[module] = nil
	if found.File == nil {
		return nil
	}
	env := r.env
	env.Path = found.Path
	other := &reader{File: found.File, env: env, place: found.Place, others: r.others, copies: map[*doc.Node]*doc.Node{}}
	r.others[module] = other
	other.configurations()
	return other
}

// copied is a copy of a node of another module, one for all uses.
func (r *reader) copied(n *doc.Node, from *reader, at doc.Span) *doc.Node {
	if r.copies[n] == nil {
		r.copies[n] = from.outside(n, at)
	}
	return r.copies[n]
}

// outside is a copy of a node of the module for another one, in which it has a span.
func (r *reader) outside(n *doc.Node, at doc.Span) *doc.Node {
	if r.place == nil {
		return n // the module that is read
	}
	return doc.CopyOutside(n, at, r.place)
}
