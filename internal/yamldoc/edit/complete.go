package edit

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// CompleteKey writes a key with its colon, and what its value begins with.
func (d *editor) CompleteKey(at doc.Cursor, name string, value doc.ValueShape) doc.Insertion {
	if at.HasColon {
		return doc.Insertion{Text: name}
	}
	below := "\n" + strings.Repeat(" ", at.Indent+2)
	plain, snippet := " ", " $0"
	switch {
	case len(value.Choices) > 0:
		texts := make([]string, len(value.Choices))
		for i, choice := range value.Choices {
			texts[i] = choice.Text
		}
		snippet = " ${1|" + strings.Join(texts, ",") + "|}"
	case value.Kind == doc.Mapping && at.InFlow:
		plain, snippet = " {}", " {$0}"
	case value.Kind == doc.Mapping:
		plain, snippet = below, below+"$0"
	case value.Kind == doc.Sequence && at.InFlow:
		plain, snippet = " []", " [$0]"
	case value.Kind == doc.Sequence:
		plain, snippet = below+"- ", below+"- $0"
	}
	return doc.Insertion{Text: name + ":" + plain, Snippet: name + ":" + snippet}
}

// CompleteValue writes a scalar as plain text.
func (d *editor) CompleteValue(at doc.Cursor, value *doc.Node) doc.Insertion {
	if at.NeedsSpace {
		return doc.Insertion{Text: " " + value.Text}
	}
	return doc.Insertion{Text: value.Text}
}

// CompleteBlock writes block mappings.
func (d *editor) CompleteBlock(at doc.Cursor, path []string, snippet string) (made doc.Insertion, ok bool) {
	newLine := "\n" + strings.Repeat(" ", at.Indent)
	for _, key := range path {
		newLine += "  "
		made.Snippet += key + ":" + newLine
	}
	made.Snippet += strings.ReplaceAll(snippet, "\n", newLine)
	made.Text = tabStop().ReplaceAllString(made.Snippet, "$1")
	return made, !at.InFlow && !at.HasColon
}

// tabStop matches a place of a snippet for what the user types; its group is the text that is there before, or the first choice.
var tabStop = lazyregexp.New(`\$\{\d+[:|]([^,|}]*)[^}]*\}`)

// CompleteName writes nothing: YAML has no names.
func (d *editor) CompleteName(doc.Cursor, string) (name string, made doc.Insertion, ok bool) {
	return "", made, false
}
