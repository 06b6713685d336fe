package pydoc

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/edit"
	"github.com/settings-ls/settings-ls/internal/pydoc/notebook"
)

// notebookDocument is the document of a notebook: the tree of its code, with the spans of the file.
func (f *File) notebookDocument(content Content) *doc.Document {
	document := &doc.Document{Name: f.Name, Syntax: doc.Python, Source: f.Notebook.Source}
	parse := func(name string, src []byte) *doc.Document {
		if file, ok := ParseNotebook(name, src, f.env); ok {
			return file.Document(content)
		}
		return doc.NewPlainText(name, src)
	}
	code := &doc.Document{Name: f.Name, Syntax: doc.Python, Source: f.Source, Comments: f.Comments}
	e := &notebookEditor{Editor: edit.New(code, f.Module, f.reader, parse), source: document, code: map[*doc.Node]*doc.Node{}}
	copier := doc.NewCopier(func(made, original *doc.Node) {
		made.Span, e.code[made] = f.Notebook.Span(original.Span), original
	})
	code.Root, code.Calls = content(f)
	document.Root = copier.Copy(code.Root)
	for _, c := range code.Calls {
		document.Calls = append(document.Calls, inNotebook(f.Notebook, c, copier))
	}
	for _, c := range f.Comments {
		document.Comments = append(document.Comments, f.Notebook.Span(c))
	}
	document.Embedding, document.Code, document.Editor = f.Notebook, code, e
	return document
}

// inNotebook is a call with the spans of the notebook.
func inNotebook(book *notebook.Notebook, c doc.Call, copier doc.Copier) doc.Call {
	c.Span, c.FunctionSpan, c.Keywords = book.Span(c.Span), book.Span(c.FunctionSpan), copier.Copy(c.Keywords)
	positional := make([]doc.Span, len(c.Positional))
	for i, span := range c.Positional {
		positional[i] = book.Span(span)
	}
	c.Positional = positional
	return c
}

// notebookEditor changes a notebook as the editor of its code changes that.
type notebookEditor struct {
	doc.Editor
	source *doc.Document
	// code are the nodes of the code by those of the document.
	code map[*doc.Node]*doc.Node
}

// edits turns edits of the code into those of the file, where their texts are written as JSON.
func (e *notebookEditor) edits(edits []doc.Edit, ok bool) ([]doc.Edit, bool) {
	return e.source.CodeView().OriginalEdits(edits), ok
}

func (e *notebookEditor) InsertField(mapping *doc.Node, name string, value *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.InsertField(e.code[mapping], name, value))
}

func (e *notebookEditor) AppendItem(list, value *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.AppendItem(e.code[list], value))
}

func (e *notebookEditor) RemoveField(key *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.RemoveField(e.code[key]))
}

func (e *notebookEditor) RemoveItem(item *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.RemoveItem(e.code[item]))
}

func (e *notebookEditor) RenameKey(key *doc.Node, name string) ([]doc.Edit, bool) {
	return e.edits(e.Editor.RenameKey(e.code[key], name))
}

func (e *notebookEditor) ReplaceValue(value, by *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.ReplaceValue(e.code[value], by))
}

func (e *notebookEditor) ReplaceScalar(value *doc.Node, text string) ([]doc.Edit, bool) {
	return e.edits(e.Editor.ReplaceScalar(e.code[value], text))
}

func (e *notebookEditor) Quote(value *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.Quote(e.code[value]))
}

func (e *notebookEditor) WrapInList(value *doc.Node) ([]doc.Edit, bool) {
	return e.edits(e.Editor.WrapInList(e.code[value]))
}

func (e *notebookEditor) SplitItem(item *doc.Node, texts []string) ([]doc.Edit, bool) {
	return e.edits(e.Editor.SplitItem(e.code[item], texts))
}

// CursorAt says what is being typed at an offset of the file.
func (e *notebookEditor) CursorAt(int) doc.Cursor { return doc.Cursor{} }

// EffectOf takes every edit for one of the same collection, so that they are made one after the other.
func (e *notebookEditor) EffectOf(doc.Span) doc.EditEffect {
	return doc.EditEffect{Parent: e.source.Root, Affected: 1, Total: 1}
}

// WithEdits returns the notebook after edits.
func (e *notebookEditor) WithEdits(edits []doc.Edit) (*doc.Document, error) {
	text, err := doc.Apply(e.source.Source, edits)
	if err != nil {
		return nil, err
	}
	return e.Parse(e.source.Name, text), nil
}
