package file

import (
	"bytes"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// repaired mends the text where PyYAML cannot read it, if there is one way that leaves no other error there.
func repaired(p *rule.Pass, e doc.Error) rule.Fix {
	switch e.Code {
	case doc.TabIndentation:
		return attempt(p, "Indent with blanks", func() [][]doc.Edit { return indentations(p.File.Doc) })
	case doc.UnclosedQuote, doc.UnclosedBracket:
		return attempt(p, "Close it at the end of the line", func() [][]doc.Edit { return closings(p.File.Doc, e) })
	case doc.NeedsQuotes:
		return attempt(p, "Put the value in quotes", func() [][]doc.Edit { return quotings(p.File.Doc, e) })
	}
	return rule.Fix{}
}

// attempt offers the first of several edits with which the text has fewer errors.
func attempt(p *rule.Pass, title string, candidates func() [][]doc.Edit) rule.Fix {
	return rule.Fix{Title: title, Edits: p.Lazily(func() ([]doc.Edit, bool) {
		for _, edits := range candidates() {
			edited, err := p.File.Doc.Edited(edits)
			if err == nil && len(edited.Errors) < len(p.File.Doc.Errors) {
				return edits, true
			}
		}
		return nil, false
	})}
}

// indentations write blanks for the tabs that lines begin with: as many for each as is usual. A file
// with a block of text is left alone, since there tabs can be text.
func indentations(document *doc.Document) [][]doc.Edit {
	if bytes.ContainsAny(document.Source, "|>") {
		return nil
	}
	var candidates [][]doc.Edit
	for _, width := range []int{2, 4, 8} {
		var edits []doc.Edit
		at := 0
		for line := range bytes.Lines(document.Source) {
			blank := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
			if bytes.Contains(blank, []byte("\t")) {
				text := strings.ReplaceAll(string(blank), "\t", strings.Repeat(" ", width))
				edits = append(edits, doc.Edit{Span: doc.Span{Start: at, End: at + len(blank)}, Text: text})
			}
			at += len(line)
		}
		candidates = append(candidates, edits)
	}
	return candidates
}

// closings close a quote or a bracket at the end of its line, before a comment.
func closings(document *doc.Document, e doc.Error) [][]doc.Edit {
	closing := map[byte]string{'"': `"`, '\'': "'", '[': "]", '{': "}"}[document.Source[e.Span.Start]]
	end := lineText(document, e.Span.Start).End
	return [][]doc.Edit{{{Span: doc.Span{Start: end, End: end}, Text: closing}}}
}

// quotings put what stands from the error on, or all that stands behind the key, in quotes.
func quotings(document *doc.Document, e doc.Error) [][]doc.Edit {
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

// lineText is the line of an offset without its indentation, its end and a comment.
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
