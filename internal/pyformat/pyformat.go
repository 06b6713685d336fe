// Package pyformat reads the templates of Python's str.format.
package pyformat

import (
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// Field is a replacement field of a template.
type Field struct {
	// Name is what comes before the conversion (`!r`) and the format (`:>8`), such as "date" and "items[0].name"; it can be empty.
	Name string
	// Conversion and Format are without their marks, such as "r" and ">8".
	Conversion, Format string
}

// FormatsString reports whether Python can convert and format a string like this. A format that contains fields is not checked.
func (f Field) FormatsString() bool {
	return strings.Contains("rsa", f.Conversion) && (strings.Contains(f.Format, "{") || stringFormat().MatchString(f.Format))
}

// stringFormat is the format specification mini-language of Python, for strings.
var stringFormat = lazyregexp.New(`^(?:(?s:.)?[<>^])?0?[0-9]*(?:\.[0-9]+)?s?$`)

// Base returns the name of the argument: the field's name up to the first attribute or index.
func (f Field) Base() string {
	if end := strings.IndexAny(f.Name, ".["); end >= 0 {
		return f.Name[:end]
	}
	return f.Name
}

// IsPositional reports whether the field is replaced by a positional argument.
func (f Field) IsPositional() bool {
	return strings.Trim(f.Base(), "0123456789") == ""
}

// Fields returns the replacement fields of a template, as string.Formatter.parse finds them. ok is false where Python rejects the
// template.
func Fields(text string) (fields []Field, ok bool) {
	for {
		at := strings.IndexAny(text, "{}")
		if at < 0 {
			return fields, true
		}
		brace, rest := text[at], text[at+1:]
		if rest != "" && rest[0] == brace {
			text = rest[1:]
			continue
		}
		field, after, closed := cutField(rest)
		if brace == '}' || !closed {
			return nil, false
		}
		fields = append(fields, field)
		text = after
	}
}

// Names returns the names of the fields that have one.
func Names(text string) (names []string, ok bool) {
	fields, ok := Fields(text)
	for _, field := range fields {
		if field.Name != "" {
			names = append(names, field.Name)
		}
	}
	return names, ok
}

// cutField cuts a text after the brace that closes the field at its beginning.
func cutField(text string) (field Field, after string, closed bool) {
	end := fieldNameEnd(text)
	if end < 0 {
		return Field{}, "", false
	}
	field.Name = text[:end]
	mark, rest := text[end], text[end+1:]
	if mark == '!' {
		_, size := utf8.DecodeRuneInString(rest)
		field.Conversion, rest = rest[:size], rest[size:]
		if rest == "" || rest[0] != '}' && rest[0] != ':' {
			return Field{}, "", false
		}
		mark, rest = rest[0], rest[1:]
	}
	if mark == '}' {
		return field, rest, true
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
			field.Format = rest[:i]
			return field, rest[i+1:], true
		}
	}
	return Field{}, "", false
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
