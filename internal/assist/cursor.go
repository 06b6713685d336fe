package assist

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// cursor is where something is typed, understood from the text before it: the tree of half-typed text may
// take it for part of something else.
type cursor struct {
	kind cursorKind
	// path are the keys that lead to the mapping of a key, or to the value or list.
	path []string
	// typed is what has been written of the name so far, with what follows of the word: it is replaced.
	typed doc.Span
	// indent is the column of the line's first key, in bytes.
	indent int
	// flow says that the place lies in brackets.
	flow bool
	// colon says that a colon follows: only the name of a key is wanted.
	colon bool
	// tight says that a colon stands right before the value, which wants a blank between.
	tight bool
}

type cursorKind uint8

const (
	nowhere cursorKind = iota
	atKey
	atValue
	// atItem is an item of a list.
	atItem
)

var (
	// keyLine is a line up to a key that is being typed: dashes, then a part of a word.
	keyLine = regexp.MustCompile(`^([ ]*)((?:- +)*)([\w.:/*-]*)$`)
	// tightLine is a line up to the colon of a key.
	tightLine = regexp.MustCompile(`^([ ]*)((?:- +)*)(\w+):$`)
	// valueLine is a line up to a value that is being typed.
	valueLine = regexp.MustCompile(`^([ ]*)((?:- +)*)("[^"]*"|'[^']*'|[^\s"'#{}\[\],&*!|>%@` + "`" + `][^:#]*?): +(?:&[\w-]+ +)?(["']?)([^"'{}\[\]#]*)$`)
	// openKey is a line that other lines can stand below.
	openKey  = regexp.MustCompile(`^([ ]*)((?:- +)*)("[^"]*"|'[^']*'|[^\s"'#{}\[\],&*!|>%@` + "`" + `][^:#]*?):(?:[ ]+(?:[&!][^\s]*)?[ ]*)*(?:#.*)?$`)
	wordRest = regexp.MustCompile(`^[\w.:/-]*`)
)

// cursorAt understands the text before an offset.
func cursorAt(document *doc.Document, offset int) cursor {
	src := document.Source
	if inside(document, offset) {
		return cursor{}
	}
	number, _ := document.OffsetPosition(offset, doc.UTF8)
	span := document.EditorLine(number)
	if offset < span.Start || span.End < offset {
		return cursor{} // before a byte order mark, or within a line end
	}
	line := string(src[span.Start:offset])
	if c, ok := inBrackets(document, number, line); ok {
		return c.extended(src, offset)
	}
	if found := valueLine.FindStringSubmatch(line); found != nil {
		indent := len(found[1]) + len(found[2])
		c := cursor{kind: atValue, indent: indent, path: append(pathAbove(document, number, indent), unquoted(found[3]))}
		c.typed = doc.Span{Start: offset - len(found[5]), End: offset}
		return c.extended(src, offset)
	}
	if found := tightLine.FindStringSubmatch(line); found != nil && len(bytes.TrimSpace(src[offset:span.End])) == 0 {
		indent := len(found[1]) + len(found[2])
		c := cursor{kind: atValue, indent: indent, tight: true, path: append(pathAbove(document, number, indent), found[3])}
		c.typed = doc.Span{Start: offset, End: offset}
		return c.extended(src, offset)
	}
	found := keyLine.FindStringSubmatch(line)
	if found == nil {
		return cursor{}
	}
	c := cursor{kind: atKey, indent: len(found[1]) + len(found[2])}
	c.typed = doc.Span{Start: offset - len(found[3]), End: offset}
	if found[2] != "" {
		c.kind = atItem
		c.path = pathAbove(document, number, len(found[1])+1)
		return c.extended(src, offset)
	}
	c.path = pathAbove(document, number, c.indent)
	return c.extended(src, offset)
}

// inside reports whether an offset lies in a comment or a block scalar, where nothing is offered.
func inside(document *doc.Document, offset int) bool {
	i, _ := slices.BinarySearchFunc(document.Comments, offset, func(c doc.Span, at int) int { return c.Start - at })
	if i > 0 && document.Comments[i-1].Start < offset && offset <= document.Comments[i-1].End {
		return true
	}
	n := spotAt(document, offset).innermost()
	return n != nil && n.Kind == doc.Scalar && (n.Style == doc.Literal || n.Style == doc.Folded) && n.Span.Start < offset
}

// extended takes the rest of the word behind the offset into what is replaced, and looks for a colon.
func (c cursor) extended(src []byte, offset int) cursor {
	rest := wordRest.Find(src[offset:])
	if c.kind == atKey {
		rest, _, c.colon = bytes.Cut(rest, []byte(":"))
		c.colon = c.colon || bytes.HasPrefix(src[offset+len(rest):], []byte(":"))
	}
	c.typed.End = offset + len(rest)
	return c
}

// pathAbove are the keys that a line (its number counts from 0) of an indentation is below.
func pathAbove(document *doc.Document, number, indent int) []string {
	var path []string
	for number--; indent > 0 && number >= 0; number-- {
		span := document.EditorLine(number)
		line := document.Source[span.Start:span.End]
		depth := len(line) - len(bytes.TrimLeft(line, " "))
		if depth >= indent || depth == len(line) || line[depth] == '#' {
			continue
		}
		found := openKey.FindSubmatch(line)
		isItem := bytes.HasPrefix(line[depth:], []byte("-"))
		switch {
		case found == nil && isItem && depth == indent-1:
			continue // an item beside this one
		case found == nil && isItem:
			indent = depth + 1
			continue
		case found == nil:
			return nil // text of several lines, or what cannot be read
		}
		key := len(found[1]) + len(found[2])
		if key < indent {
			path = append(path, unquoted(string(found[3])))
		}
		indent = depth
		if len(found[2]) > 0 {
			indent = depth + 1 // the list may stand as deep as its key
		}
	}
	slices.Reverse(path)
	return path
}

// inBrackets understands a place between { or [ and its end, opened on the same line: its number counts from 0, line
// is its text up to the place.
func inBrackets(document *doc.Document, number int, line string) (c cursor, ok bool) {
	type level struct {
		list bool
		key  string
	}
	var open []level
	first := strings.IndexAny(line, "{[")
	if first < 0 {
		return c, false
	}
	head := strings.TrimRight(line[:first], " ")
	found := openKey.FindStringSubmatch(head)
	if found == nil {
		return c, false
	}
	word := first
	key := ""
	for i := first; i < len(line); i++ {
		switch b := line[i]; b {
		case '"', '\'':
			end := strings.IndexByte(line[i+1:], b)
			if end < 0 {
				return c, false
			}
			i += end + 1
		case '{', '[':
			open = append(open, level{list: b == '[', key: key})
			key, word = "", i+1
		case '}', ']':
			if len(open) == 0 {
				return c, false
			}
			open = open[:len(open)-1]
			key, word = "", i+1
		case ',':
			key, word = "", i+1
		case ':':
			if i+1 < len(line) && line[i+1] == ' ' {
				key = unquoted(strings.TrimSpace(line[word:i]))
				word = i + 1
			}
		}
	}
	if len(open) == 0 {
		return c, false
	}
	indent := len(found[1]) + len(found[2])
	c = cursor{flow: true, indent: indent, path: append(pathAbove(document, number, indent), unquoted(found[3]))}
	for _, l := range open[1:] {
		c.path = append(c.path, l.key)
	}
	typed := strings.TrimLeft(line[word:], " ")
	if strings.ContainsAny(typed, " ") {
		return cursor{}, true
	}
	typed = strings.TrimLeft(typed, `"'`)
	end := document.EditorLine(number).Start + len(line)
	c.typed = doc.Span{Start: end - len(typed), End: end}
	switch {
	case key != "":
		c.kind, c.path = atValue, append(c.path, key)
	case open[len(open)-1].list:
		c.kind = atItem
	default:
		c.kind = atKey
	}
	return c, true
}

func unquoted(key string) string {
	if len(key) >= 2 && (key[0] == '"' || key[0] == '\'') {
		return key[1 : len(key)-1]
	}
	return strings.TrimSpace(key)
}
