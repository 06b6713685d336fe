package comments

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// ignore is a comment that silences rules. Its spans and line are those of the code, see doc.CodeView.
type ignore struct {
	// span is the whole comment.
	span doc.Span
	// names are the rules with their places, nil where the comment has no brackets.
	names []name
	// list is the text between the brackets.
	list doc.Span
	// file reports whether it applies to the whole file, otherwise it applies to line.
	file bool
	// line counts from 1.
	line int
}

// place says in messages where the comment applies.
func (i ignore) place() string {
	if i.file {
		return "in the file"
	}
	return fmt.Sprintf("on line %d", i.line)
}

type name struct {
	text string
	span doc.Span
}

// parse finds the comments that silence rules.
func parse(document doc.CodeView) []ignore {
	var all []ignore
	for _, span := range document.Comments {
		made, ok := parseComment(document.Source, span)
		if !ok {
			continue
		}
		made.line, _ = document.OffsetLineColumn(span.Start)
		if alone(document.Source, span.Start) {
			made.line++
		}
		all = append(all, made)
	}
	// Consecutive comments on lines of their own all apply to the line below the last one.
	for i := len(all) - 2; i >= 0; i-- {
		if at, _ := document.OffsetLineColumn(all[i+1].span.Start); at == all[i].line && alone(document.Source, all[i+1].span.Start) {
			all[i].line = all[i+1].line
		}
	}
	return all
}

// parseComment reads "# settings-ls: ignore[a, b]" and "# settings-ls: ignore-file"; ok is false for all other comments.
// It uses no regular expression, which would be slow for a file with a hundred thousand comments.
func parseComment(source []byte, span doc.Span) (made ignore, ok bool) {
	made.span = span
	rest, ok := cutWord(bytes.TrimLeft(source[span.Start:span.End], "#"), "settings-ls:")
	if !ok {
		return made, false
	}
	if rest, ok = cutWord(rest, "ignore"); !ok {
		return made, false
	}
	rest, made.file = bytes.CutPrefix(rest, []byte("-file"))
	if list, end, found := brackets(rest); found {
		offset := span.End - len(rest)
		made.list = doc.Span{Start: offset + list, End: offset + end}
		made.names = namesIn(source, made.list)
		return made, true
	}
	return made, len(rest) == 0 || isSpace(rest[0])
}

// cutWord removes spaces and a word from the beginning of a text.
func cutWord(text []byte, word string) (rest []byte, ok bool) {
	return bytes.CutPrefix(bytes.TrimLeft(text, spaces), []byte(word))
}

// brackets finds the text between the brackets that a text begins with, after spaces.
func brackets(text []byte) (start, end int, found bool) {
	start = len(text) - len(bytes.TrimLeft(text, spaces))
	if start == len(text) || text[start] != '[' {
		return 0, 0, false
	}
	length := bytes.IndexByte(text[start+1:], ']')
	return start + 1, start + 1 + length, length >= 0
}

const spaces = " \t"

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

// namesIn gives the names of a list, which are separated by commas or white space.
func namesIn(source []byte, list doc.Span) []name {
	names := []name{}
	for at := list.Start; at < list.End; {
		if isSeparator(source[at]) {
			at++
			continue
		}
		end := at
		for end < list.End && !isSeparator(source[end]) {
			end++
		}
		names = append(names, name{string(source[at:end]), doc.Span{Start: at, End: end}})
		at = end
	}
	return names
}

func isSeparator(c byte) bool { return bytes.IndexByte([]byte(", \t\r\n\f"), c) >= 0 }

// alone reports whether there are only spaces before offset on its line.
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

// Ignored is the set of findings that the comments of a file ignore.
type Ignored struct {
	onLine map[at]bool
	inFile map[rule.ID]bool
	// all reports whether a comment ignores all rules in the whole file.
	all bool
}

// Read reads the comments of a file.
func Read(document *doc.Document) Ignored {
	var ignored Ignored
	for _, i := range parse(document.CodeView()) {
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
	return ignored.onLine[at{f.InConfig.Doc.CodeView().Line(f.InConfig.Start), f.Rule}]
}

// HasRule reports whether a comment ignores a rule on a line of the code, counted from 1, or in the file for AnyLine.
func (ignored Ignored) HasRule(line int, id rule.ID) bool {
	return ignored.all || ignored.inFile[id] || ignored.onLine[at{line, id}]
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

// FileText is the comment that ignores a rule in the whole file.
func FileText(id rule.ID) string { return "# settings-ls: ignore-file[" + string(id) + "]" }

// AnyLine stands for all lines of a file.
const AnyLine = 0

// Extend returns the edit of the code that adds a rule to a comment for a line, counted from 1, or for AnyLine. ok is false if there is no such
// comment that names rules.
func Extend(code doc.CodeView, line int, id rule.ID) (edit doc.Edit, ok bool) {
	for _, i := range parse(code) {
		if len(i.names) == 0 || i.file != (line == AnyLine) || !i.file && i.line != line {
			continue
		}
		end := i.names[len(i.names)-1].span.End
		return doc.Edit{Span: doc.Span{Start: end, End: end}, Text: ", " + string(id)}, true
	}
	return doc.Edit{}, false
}
