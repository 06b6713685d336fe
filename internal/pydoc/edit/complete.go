package edit

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// CompleteKey writes a keyword of a call, or a key of a dictionary, with what its value begins with.
func (d *editor) CompleteKey(at doc.Cursor, name string, value doc.ValueShape) doc.Insertion {
	switch {
	case at.InQuotes || at.HasColon && !at.InFlow:
		return doc.Insertion{Text: name}
	case at.HasColon:
		return doc.Insertion{Text: format.Quoted(name, '"')}
	}
	key := name + "="
	if at.InFlow {
		key = format.Quoted(name, '"') + ": "
	}
	return doc.Insertion{Text: key, Snippet: key + snippet(value)}
}

// snippet is a value with the cursor in it, in LSP's snippet syntax.
func snippet(value doc.ValueShape) string {
	switch {
	case len(value.Choices) > 0:
		texts := make([]string, len(value.Choices))
		for i, choice := range value.Choices {
			texts[i] = format.Literal(choice)
		}
		return "${1|" + strings.Join(texts, ",") + "|}"
	case value.Kind == doc.Mapping:
		return "{$1}$0"
	case value.Kind == doc.Sequence:
		return "[$1]$0"
	case value.IsText:
		return `"$1"$0`
	}
	return "$0"
}

// CompleteValue writes a literal, or what is in its quotes.
func (d *editor) CompleteValue(at doc.Cursor, value *doc.Node) doc.Insertion {
	if at.InQuotes {
		return doc.Insertion{Text: value.Text}
	}
	return doc.Insertion{Text: format.Literal(value)}
}

// CompleteBlock writes nothing: nested keys are written with different classes.
func (d *editor) CompleteBlock(doc.Cursor, []string, string) (made doc.Insertion, ok bool) {
	return made, false
}

// CompleteName writes the name of a constant, and imports it unless the module has done so before.
func (d *editor) CompleteName(at doc.Cursor, dotted string) (name string, made doc.Insertion, ok bool) {
	from, name := names.CutLast(dotted)
	made.Text = name
	switch bound, imported := d.module.Bound(name, at.TypedSpan.Start); {
	case at.InQuotes || bound && imported != dotted:
		return "", made, false
	case bound:
		return name, made, true
	}
	made.Edits, ok = d.importEdits(from, name, at.TypedSpan.Start)
	return name, made, ok
}

// importEdits imports a name before an offset: with others of its module, or in a line after the last import.
func (d *editor) importEdits(from, name string, offset int) ([]doc.Edit, bool) {
	after := -1
	for _, s := range d.module.Body {
		if s.Span().Start >= offset {
			break
		}
		switch s := s.(type) {
		case *syntax.ImportFrom:
			if after = s.Span().End; s.Module == from && s.Level == 0 && len(s.Names) > 0 {
				end := s.Names[len(s.Names)-1].Span.End
				return []doc.Edit{{Span: doc.Span{Start: end, End: end}, Text: ", " + name}}, true
			}
		case *syntax.Import:
			after = s.Span().End
		}
	}
	if after < 0 {
		return nil, false
	}
	next, ok := d.nextLine(after)
	return []doc.Edit{{Span: doc.Span{Start: next, End: next}, Text: "from " + from + " import " + name + d.lineEnd()}}, ok
}
