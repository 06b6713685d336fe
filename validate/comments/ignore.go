package comments

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// ignore is a comment that silences rules.
type ignore struct {
	// span is the whole comment.
	span doc.Span
	// names are the rules with their places, nil where the comment has no brackets.
	names []name
	// list is what stands between the brackets.
	list doc.Span
	// file says that it holds for the whole file, else it holds for line.
	file bool
	line int
}

type name struct {
	text string
	span doc.Span
}

var marker = regexp.MustCompile(`^#+[ \t]*settings-ls:[ \t]*ignore(-file)?(?:[ \t]*\[([^\]]*)\]|[ \t]|$)`)

var word = regexp.MustCompile(`[^\s,]+`)

// parse finds the comments that silence rules.
func parse(document *doc.Document) []ignore {
	var all []ignore
	for _, span := range document.Comments {
		text := document.Source[span.Start:span.End]
		found := marker.FindSubmatchIndex(text)
		if found == nil {
			continue
		}
		made := ignore{span: span, file: found[2] >= 0}
		if found[4] >= 0 {
			made.list = doc.Span{Start: span.Start + found[4], End: span.Start + found[5]}
			made.names = namesIn(document.Source, made.list)
		}
		made.line, _ = document.OffsetLineColumn(span.Start)
		if alone(document.Source, span.Start) {
			made.line++
		}
		all = append(all, made)
	}
	// Of comments on lines of their own that follow each other, each holds for the line below them all.
	for i := len(all) - 2; i >= 0; i-- {
		if at, _ := document.OffsetLineColumn(all[i+1].span.Start); at == all[i].line && alone(document.Source, all[i+1].span.Start) {
			all[i].line = all[i+1].line
		}
	}
	return all
}

func namesIn(source []byte, list doc.Span) []name {
	names := []name{}
	for _, at := range word.FindAllIndex(source[list.Start:list.End], -1) {
		span := doc.Span{Start: list.Start + at[0], End: list.Start + at[1]}
		names = append(names, name{string(source[span.Start:span.End]), span})
	}
	return names
}

// alone reports whether only blanks stand before offset on its line.
func alone(source []byte, offset int) bool {
	line := source[lineStart(source, offset):offset]
	return len(bytes.TrimLeft(line, " \t")) == 0
}

func lineStart(source []byte, offset int) int {
	return 1 + bytes.LastIndexAny(source[:offset], "\r\n")
}

// at is a rule on a line.
type at struct {
	line int
	rule rule.ID
}

// Ignored is what the comments of a file ignore.
type Ignored struct {
	onLine map[at]bool
	inFile map[rule.ID]bool
	// all says that a comment ignores every rule in the whole file.
	all bool
}

// Read reads the comments of a file.
func Read(document *doc.Document) Ignored {
	var ignored Ignored
	for _, i := range parse(document) {
		ignored.all = ignored.all || i.file && i.names == nil
		for _, n := range i.names {
			ignored.add(i, rule.ID(n.text))
		}
	}
	return ignored
}

func (ignored *Ignored) add(i ignore, id rule.ID) {
	if ignored.onLine == nil {
		ignored.onLine, ignored.inFile = map[at]bool{}, map[rule.ID]bool{}
	}
	if i.file {
		ignored.inFile[id] = true
	} else {
		ignored.onLine[at{i.line, id}] = true
	}
}

// Has reports whether a comment ignores a finding of its file.
func (ignored Ignored) Has(f *rule.Finding) bool {
	if ignored.all || ignored.inFile[f.Rule] || len(ignored.onLine) == 0 {
		return ignored.all || ignored.inFile[f.Rule]
	}
	line, _ := f.Home.Doc.OffsetLineColumn(f.Home.Start)
	return ignored.onLine[at{line, f.Rule}]
}

// Text is the comment that ignores rules on the line below it.
func Text(rules []rule.ID) string {
	var text strings.Builder
	for i, id := range rules {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString(string(id))
	}
	return "# settings-ls: ignore[" + text.String() + "]"
}
