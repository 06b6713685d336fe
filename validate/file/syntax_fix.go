package file

import (
	"bytes"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// syntaxFix is the fix of a syntax error; the zero Fix when there is none.
func syntaxFix(p *rule.Pass, e doc.Error) rule.Fix {
	switch e.Code {
	case doc.TabIndentation:
		return attempt(p, "Indent with spaces", func() [][]doc.Edit { return indentWithSpaces(p.File.Doc) })
	case doc.UnclosedQuote:
		return attempt(p, "Close the quote at the end of the line", func() [][]doc.Edit { return closeOnLine(p.File.Doc, e) })
	case doc.UnclosedBracket:
		return attempt(p, "Close the bracket at the end of the line", func() [][]doc.Edit { return closeOnLine(p.File.Doc, e) })
	case doc.NeedsQuotes:
		return attempt(p, "Quote the value", func() [][]doc.Edit { return quoteValue(p.File.Doc, e) })
	}
	return rule.Fix{}
}

// attempt is the fix that makes the first of several changes after which the text has fewer errors.
func attempt(p *rule.Pass, title string, candidates func() [][]doc.Edit) rule.Fix {
	return rule.Fix{Title: title, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		for _, edits := range candidates() {
			edited, err := p.File.Doc.WithEdits(edits)
			if err == nil && len(edited.Errors) < len(p.File.Doc.Errors) {
				return edits, true
			}
		}
		return nil, false
	})}
}

// indentWithSpaces replaces the tabs at the beginning of lines with spaces, in the usual widths. It changes no file that
// may have a block scalar, where tabs can be text.
func indentWithSpaces(document *doc.Document) [][]doc.Edit {
	if bytes.ContainsAny(document.Source, "|>") {
		return nil
	}
	var candidates [][]doc.Edit
	for _, width := range []int{2, 4, 8} {
		var edits []doc.Edit
		at := 0
		for line := range bytes.Lines(document.Source) {
			indentation := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
			if bytes.Contains(indentation, []byte("\t")) {
				text := strings.ReplaceAll(string(indentation), "\t", strings.Repeat(" ", width))
				edits = append(edits, doc.Edit{Span: doc.Span{Start: at, End: at + len(indentation)}, Text: text})
			}
			at += len(line)
		}
		candidates = append(candidates, edits)
	}
	return candidates
}

// closeOnLine closes a quote or a bracket at the end of its line, before a comment.
func closeOnLine(document *doc.Document, e doc.Error) [][]doc.Edit {
	closing := map[byte]string{'"': `"`, '\'': "'", '[': "]", '{': "}"}[document.Source[e.Span.Start]]
	end := lineText(document, e.Span.Start).End
	return [][]doc.Edit{{{Span: doc.Span{Start: end, End: end}, Text: closing}}}
}

// quoteValue quotes the text from the error on, or all of the text after the key.
func quoteValue(document *doc.Document, e doc.Error) [][]doc.Edit {
	var candidates [][]doc.Edit
	line := lineText(document, e.Span.Start)
	starts := []int{e.Span.Start}
	for _, sign := range []string{": ", "- "} {
		if i := bytes.Index(document.Source[line.Start:line.End], []byte(sign)); i >= 0 {
			starts = append(starts, line.Start+i+len(sign))
		}
	}
	for _, start := range starts {
		text := string(document.Source[start:line.End])
		if !strings.ContainsAny(text, "'\"\\[]{},") {
			candidates = append(candidates, []doc.Edit{{Span: doc.Span{Start: start, End: line.End}, Text: `"` + text + `"`}})
		}
	}
	return candidates
}

// lineText is the line at an offset, without its indentation, its line break and a comment.
func lineText(document *doc.Document, offset int) doc.Span {
	start := bytes.LastIndexAny(document.Source[:offset], "\r\n") + 1
	end := len(document.Source)
	if i := bytes.IndexAny(document.Source[offset:], "\r\n"); i >= 0 {
		end = offset + i
	}
	if i := bytes.Index(document.Source[offset:end], []byte(" #")); i >= 0 {
		end = offset + i
	}
	text := document.Source[start:end]
	return doc.Span{Start: start + len(text) - len(bytes.TrimLeft(text, " \t")), End: start + len(bytes.TrimRight(text, " \t"))}
}
