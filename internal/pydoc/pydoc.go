// Package pydoc makes documents of Python modules: package syntax reads them, package names says what their names stand
// for, package values makes nodes of their expressions, and package edit changes them.
package pydoc

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/edit"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/notebook"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
)

// File is a Python module with the settings in it. It is immutable and safe for concurrent use.
type File struct {
	// Name is what messages call the file; it is never opened.
	Name string
	*names.Module
	// Notebook is what the module is the code of, nil for a file of Python.
	Notebook *notebook.Notebook

	env    Env
	reader *values.Reader
}

// Env is the environment of a file: modules of the workspace, and what is known of ZenML.
type Env struct {
	Modules names.Env
	ZenML   values.Env
}

// Source is the text of a module or notebook, parsed. It does not depend on an Env. It is immutable and safe for
// concurrent use.
type Source struct {
	module *syntax.Module
	// book is nil for a module.
	book *notebook.Notebook
}

// ParseSource parses the text of a module. It never fails: see syntax.Parse.
func ParseSource(src []byte) Source { return Source{module: syntax.Parse(src)} }

// ParseNotebookSource parses the code of a notebook. ok is false for a file that is not one.
func ParseNotebookSource(src []byte) (source Source, ok bool) {
	book, ok := notebook.Read(src)
	if !ok {
		return Source{}, false
	}
	return Source{syntax.ParseIPython(book.Text), book}, true
}

// ParseCells parses and opens the text of the cells of a notebook, one after the other, see CellText.
func ParseCells(name string, src []byte, env Env) *File {
	return Source{module: syntax.ParseIPython(src)}.Open(name, env)
}

// CellText returns the text of a cell, with its lines left empty if they are in another language than Python.
func CellText(text []byte) []byte { return notebook.CellText(text) }

// Open returns the file with a source. The text and the spans of a notebook are those of the code of all cells; the spans of a
// Document are those of the notebook.
func (s Source) Open(name string, env Env) *File {
	named := names.Open(s.module, env.Modules)
	return &File{Name: name, Module: named, Notebook: s.book, env: env, reader: values.NewReader(named, env.ZenML)}
}

// Parse parses and opens a module.
func Parse(name string, src []byte, env Env) *File { return ParseSource(src).Open(name, env) }

// ParseNotebook parses and opens a notebook. ok is false for a file that is not one.
func ParseNotebook(name string, src []byte, env Env) (file *File, ok bool) {
	source, ok := ParseNotebookSource(src)
	if !ok {
		return nil, false
	}
	return source.Open(name, env), true
}

// Node is the node of an expression in the file.
func (f *File) Node(x syntax.Expr) *doc.Node { return f.reader.Node(x) }

// Keywords is the mapping of the keyword arguments of a call, unknown where some of them are not written out.
func (f *File) Keywords(x *syntax.Call) *doc.Node { return f.reader.Keywords(x) }

// SettingsClass is the dotted name of the class of settings that a call makes an object of.
func (f *File) SettingsClass(x *syntax.Call) (dotted string, ok bool) {
	return f.reader.SettingsClass(x)
}

// Expr is the expression that a node of the file was made of, nil for other nodes.
func (f *File) Expr(n *doc.Node) syntax.Expr {
	at, _ := f.reader.Place(n)
	return at.Expr
}

// InFile returns where a span of the code is in the file, which differs for a notebook.
func (f *File) InFile(span doc.Span) doc.Span {
	if f.Notebook != nil {
		return f.Notebook.Span(span)
	}
	return span
}

// Content returns what a document shows of a file: a tree of its nodes, and calls, if any.
type Content func(*File) (root *doc.Node, calls []doc.Call)

// Document is a document of the file with some of its content. Errors are left to those who check Python. Its editor reads
// changed texts in the same way.
func (f *File) Document(content Content) *doc.Document {
	if f.Notebook != nil {
		return f.notebookDocument(content)
	}
	document := &doc.Document{Name: f.Name, Syntax: doc.Python, Source: f.Source, Comments: f.Comments}
	document.Root, document.Calls = content(f)
	document.Editor = edit.New(document, f.Module, f.reader, func(name string, src []byte) *doc.Document {
		return Source{module: f.Edited(src)}.Open(name, f.env).Document(content)
	})
	return document
}

// Settings is a call of a class of settings, such as DockerSettings(...), or of model_copy on settings.
type Settings struct {
	// Class is the dotted name of the class as it is imported.
	Class string
	Call  *syntax.Call
	// Node is the mapping of its settings, or unknown.
	Node *doc.Node
	// IsCopy says that the call is one of model_copy.
	IsCopy bool
	// Positional are the arguments without a keyword: ZenML's classes ignore them silently.
	Positional []doc.Span
}

// ClassName is the name of the class without its module.
func (s Settings) ClassName() string { return s.Class[strings.LastIndexByte(s.Class, '.')+1:] }

// Settings are all calls of classes of settings in the file, and their copies, in the order of the text. What is not reliable in broken text
// is left out, and so are settings that a test expects ZenML to reject.
func (f *File) Settings() []Settings {
	var all []Settings
	f.Inspect(func(n syntax.Node) bool {
		if n.Span().Start >= f.Reliable || expectsError(n) {
			return false
		}
		if call, ok := n.(*syntax.Call); ok {
			if class, ok := f.reader.SettingsClass(call); ok {
				all = append(all, Settings{Class: class, Call: call, Node: f.Node(call), Positional: positional(call)})
			} else if n := f.reader.Copy(call); n != nil {
				all = append(all, Settings{Class: n.Class(), Call: call, Node: n, IsCopy: true})
			}
		}
		return true
	})
	return all
}

func positional(call *syntax.Call) []doc.Span {
	var spans []doc.Span
	for _, a := range call.Args {
		if a.Kind == syntax.Positional || a.Kind == syntax.Starred {
			spans = append(spans, a.Span)
		}
	}
	return spans
}
