// Package pyformat reads the templates of Python's str.format.
package pyformat

import (
	"strings"
	"unicode/utf8"
)

// Names gives the names in a template, as string.Formatter.parse
// finds them: without conversion (`!r`) and format (`:>8`), the empty name left out.
// ok is false where Python refuses the text.
func Names(text string) (names []string, ok bool) {
	for {
		at := strings.IndexAny(text, "{}")
		if at < 0 {
			return names, true
		}
		brace, rest := text[at], text[at+1:]
		if rest != "" && rest[0] == brace {
			text = rest[1:]
			continue
		}
		name, after, closed := cutField(rest)
		if brace == '}' || !closed {
			return nil, false
		}
		if name != "" {
			names = append(names, name)
		}
		text = after
	}
}

// cutField cuts a text after the brace that closes the field at its beginning.
func cutField(text string) (name, after string, closed bool) {
	end := fieldNameEnd(text)
	if end < 0 {
		return "", "", false
	}
	name, mark, rest := text[:end], text[end], text[end+1:]
	if mark == '!' {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		if rest == "" || rest[0] != '}' && rest[0] != ':' {
			return "", "", false
		}
		mark, rest = rest[0], rest[1:]
	}
	if mark == '}' {
		return name, rest, true
	}
	depth := 1
	for i := range len(rest) {
		switch rest[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return name, rest[i+1:], true
		}
	}
	return "", "", false
}

// fieldNameEnd finds what ends a field's name: `}`, `:` or `!` outside of brackets. It is
// -1 where nothing does.
func fieldNameEnd(text string) int {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			return -1
		case '}', ':', '!':
			return i
		case '[':
			closing := strings.IndexByte(text[i:], ']')
			if closing < 0 {
				return -1
			}
			i += closing
		}
	}
	return -1
}
