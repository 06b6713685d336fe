package comments

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// ignore is a comment that silences rules.
type ignore struct {
	// span is the whole comment.
	span yamldoc.Span
	// names are the rules with their places, nil where the comment has no brackets.
	names []name
	// list is what stands between the brackets.
	list yamldoc.Span
	// file says that it holds for the whole file, else it holds for line.
	file bool
	line int
}

type name struct {
	text string
	span yamldoc.Span
}

var marker = regexp.MustCompile(`^#+[ \t]*settings-ls:[ \t]*ignore(-file)?(?:[ \t]*\[([^\]]*)\]|[ \t]|$)`)

var word = regexp.MustCompile(`[^\s,]+`)

// read finds the comments that silence rules.
func read(doc *yamldoc.Document) []ignore {
	var all []ignore
	for _, span := range doc.Comments {
		text := doc.Source[span.Start:span.End]
		found := marker.FindSubmatchIndex(text)
		if found == nil {
			continue
		}
		made := ignore{span: span, file: found[2] >= 0}
		if found[4] >= 0 {
			made.list = yamldoc.Span{Start: span.Start + found[4], End: span.Start + found[5]}
			made.names = namesIn(doc.Source, made.list)
		}
		made.line, _ = doc.OffsetLineColumn(span.Start)
		if alone(doc.Source, span.Start) {
			made.line++
		}
		all = append(all, made)
	}
	// Of comments on lines of their own that follow each other, each holds for the line below them all.
	for i := len(all) - 2; i >= 0; i-- {
		if at, _ := doc.OffsetLineColumn(all[i+1].span.Start); at == all[i].line && alone(doc.Source, all[i+1].span.Start) {
			all[i].line = all[i+1].line
		}
	}
	return all
}

func namesIn(source []byte, list yamldoc.Span) []name {
	names := []name{}
	for _, at := range word.FindAllIndex(source[list.Start:list.End], -1) {
		span := yamldoc.Span{Start: list.Start + at[0], End: list.Start + at[1]}
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

// meets reports whether the comment silences a rule there.
func (i ignore) meets(doc *yamldoc.Document, f *rule.Finding) bool {
	if i.file {
		return true
	}
	line, _ := doc.OffsetLineColumn(f.Home.Start)
	return line == i.line
}

// silences reports whether the comment silences a finding.
func (i ignore) silences(doc *yamldoc.Document, f *rule.Finding) bool {
	if i.names == nil {
		return i.file
	}
	return slices.ContainsFunc(i.names, func(n name) bool { return n.text == f.Rule }) && i.meets(doc, f)
}

// Silence gives the findings that no comment of the file silences.
func Silence(doc *yamldoc.Document, found []*rule.Finding) []*rule.Finding {
	ignores := read(doc)
	if len(ignores) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f *rule.Finding) bool {
		return slices.ContainsFunc(ignores, func(i ignore) bool { return i.silences(doc, f) })
	})
}

// Text is the comment that silences rules on the line below it.
func Text(rules []string) string {
	return "# settings-ls: ignore[" + strings.Join(rules, ", ") + "]"
}
