package validate

import (
	"bytes"
	"regexp"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/comments"
)

// IgnoreOnLine returns the edits that make a comment ignore the rule of a finding on its line: the comment that ignores other rules there, or
// one above the line. ok is false where a comment would change what YAML or Python reads, as within a text of several lines.
func IgnoreOnLine(f *runconfig.File, options Options, finding Finding) (edits []doc.Edit, ok bool) {
	code := f.Doc.CodeView()
	line := code.Line(finding.InConfig.Start)
	edit, ok := comments.Extend(code, line, finding.Rule)
	if !ok {
		edit = insertLine(code, lineStart(code.Source, code.Offset(finding.InConfig.Start)), comments.Text([]ID{finding.Rule}))
	}
	return ignoring(f, options, finding.Rule, edit, func(other Finding) bool {
		return code.Line(other.InConfig.Start) == line
	})
}

// IgnoreInFile is IgnoreOnLine for the whole file. The comment is written at the top, or above the line of the finding: the first cell of a
// notebook can be in another language.
func IgnoreInFile(f *runconfig.File, options Options, finding Finding, atTop bool) (edits []doc.Edit, ok bool) {
	code := f.Doc.CodeView()
	edit, ok := comments.Extend(code, comments.AnyLine, finding.Rule)
	if !ok {
		start := firstLine(f.Doc)
		if !atTop || f.Doc.Embedding != nil {
			start = lineStart(code.Source, code.Offset(finding.InConfig.Start))
		}
		edit = insertLine(code, start, comments.FileText(finding.Rule))
	}
	return ignoring(f, options, finding.Rule, edit, func(Finding) bool { return true })
}

func insertLine(code doc.CodeView, start int, comment string) doc.Edit {
	return doc.Edit{Span: doc.Span{Start: start, End: start}, Text: commentLine(code, start, comment)}
}

// coding matches a comment that declares the encoding of a Python module, which must be on one of its first two lines (PEP 263).
var coding = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=]`)

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
		if coding.Match(line) || i == 0 && bytes.HasPrefix(line, []byte("#!")) {
			first = next
		}
	}
	return first
}

// ignoring returns an edit of the code if its only effect is that the concerned findings of a rule are gone. Findings that an exclusive rule
// has hidden can appear.
func ignoring(f *runconfig.File, options Options, id ID, edit doc.Edit, concerned func(Finding) bool) ([]doc.Edit, bool) {
	m := FixResult{File: f, original: f.Doc.Source}
	next, ok := m.edited(f.Doc.CodeView().OriginalEdits([]doc.Edit{edit}))
	if !ok || len(next.Doc.Errors) != len(f.Doc.Errors) || !doc.EqualKnown(next.Doc.Root, f.Doc.Root) {
		return nil, false
	}
	found := check(f, options)
	left := 0
	for _, finding := range found {
		if finding.Rule == id && !concerned(finding) {
			left++
		}
	}
	return next.Edits(), countOf(found, id) > left && countOf(check(next.File, options), id) == left
}

func countOf(found []Finding, id ID) int {
	count := 0
	for _, f := range found {
		if f.Rule == id {
			count++
		}
	}
	return count
}
