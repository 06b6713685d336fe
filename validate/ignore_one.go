package validate

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/validate/comments"
)

// IgnoreOnLine returns the edits that make a comment ignore the rule of a finding on its line: the comment that ignores other rules there, or
// one above the line. ok is false where a comment would change what YAML or Python reads, as within a text of several lines.
func IgnoreOnLine(document *doc.Document, finding Finding) (edits []doc.Edit, ok bool) {
	code := document.CodeView()
	line := code.Line(finding.InConfig.Start)
	edit, ok := comments.Extend(code, line, finding.Rule)
	if !ok {
		edit = insertLine(code, lineStart(code.Source, code.Offset(finding.InConfig.Start)), comments.Text([]ID{finding.Rule}))
		line++
	}
	return ignoring(document, edit, line, finding.Rule)
}

// IgnoreInFile is IgnoreOnLine for the whole file. The comment is written at the top, or above the line of the finding: the first cell of a
// notebook can be in another language.
func IgnoreInFile(document *doc.Document, finding Finding, atTop bool) (edits []doc.Edit, ok bool) {
	code := document.CodeView()
	edit, ok := comments.Extend(code, comments.AnyLine, finding.Rule)
	if !ok {
		start := firstLine(document)
		if !atTop || document.Embedding != nil {
			start = lineStart(code.Source, code.Offset(finding.InConfig.Start))
		}
		edit = insertLine(code, start, comments.FileText(finding.Rule))
	}
	return ignoring(document, edit, comments.AnyLine, finding.Rule)
}

func insertLine(code doc.CodeView, start int, comment string) doc.Edit {
	return doc.Edit{Span: doc.Span{Start: start, End: start}, Text: commentLine(code, start, comment)}
}

// coding matches a comment that declares the encoding of a Python module, which must be on one of its first two lines (PEP 263).
var coding = lazyregexp.New(`^[ \t\f]*#.*?coding[:=]`)

// firstLine is where a comment can be written at the top of a document: after a byte order mark, and after the lines of Python that must be the
// first ones.
func firstLine(document *doc.Document) int {
	start := lineStart(document.Source, 0)
	if document.Syntax != doc.Python {
		return start
	}
	first, next := start, start
	for i := range 2 {
		length := bytes.IndexByte(document.Source[next:], '\n')
		if length < 0 {
			break
		}
		line := document.Source[next : next+length]
		next += length + 1
		if coding().Match(line) || i == 0 && bytes.HasPrefix(line, []byte("#!")) {
			first = next
		}
	}
	return first
}

// ignoring returns an edit of the code if its only effect is that a comment ignores a rule on a line, or in the file.
func ignoring(document *doc.Document, edit doc.Edit, line int, id ID) ([]doc.Edit, bool) {
	edits := document.CodeView().OriginalEdits([]doc.Edit{edit})
	made, err := document.WithEdits(edits)
	ok := err == nil && len(made.Errors) == len(document.Errors) && doc.EqualKnown(made.Root, document.Root) && comments.Read(made).HasRule(line, id)
	return edits, ok
}
