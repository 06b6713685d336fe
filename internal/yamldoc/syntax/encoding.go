package syntax

import (
	"fmt"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// ZenML opens a run configuration as text (pipelines/pipeline_definition.py, the same from 0.75.0 to 0.98.0), which
// Python decodes as UTF-8. PyYAML would decode bytes of UTF-16 by their byte order mark, but never gets to see them.

// unicodeEncodings are told by how a text begins: by a byte order mark, else by the zero bytes beside an ASCII
// character. Those of UTF-32 come first, since theirs begin with those of UTF-16.
var unicodeEncodings = []struct{ name, pattern string }{
	{"UTF-32", "\xff\xfe\x00\x00"},
	{"UTF-32", "\x00\x00\xfe\xff"},
	{"UTF-16", "\xff\xfe"},
	{"UTF-16", "\xfe\xff"},
	{"UTF-32", "?\x00\x00\x00"},
	{"UTF-32", "\x00\x00\x00?"},
	{"UTF-16", "?\x00"},
	{"UTF-16", "\x00?"},
}

// otherEncoding gives the error of a text in UTF-16 or UTF-32, which has no other.
func otherEncoding(src []byte) (e doc.Error, ok bool) {
	for _, encoding := range unicodeEncodings {
		if begins(src, encoding.pattern) {
			message := fmt.Sprintf("the file is encoded in %s, and ZenML reads UTF-8; save it as UTF-8", encoding.name)
			return failure(doc.Span{Start: 0, End: len(encoding.pattern)}, doc.BadEncoding, message), true
		}
	}
	return e, false
}

// begins reports whether a text begins as a pattern says, in which '?' is any ASCII character.
func begins(src []byte, pattern string) bool {
	if len(src) < len(pattern) {
		return false
	}
	for i := range len(pattern) {
		if c := src[i]; c != pattern[i] && (pattern[i] != '?' || c == 0 || c >= utf8.RuneSelf) {
			return false
		}
	}
	return true
}

// mostUnreadable is how many runs of unreadable bytes a text has: with more it is of another encoding or no text at
// all, and only the first is worth reporting.
const mostUnreadable = 100

// unreadable gives the errors of what keeps Python from reading the text at all: the first run of bytes that are not
// UTF-8, the first of zero bytes, and each of other characters that PyYAML's reader refuses. isText is false when there
// are too many.
func unreadable(src []byte) (errors []doc.Error, isText bool) {
	runs, invalid, zero := 0, false, false
	for i := 0; i < len(src); {
		if c := src[i]; c >= 0x20 && c < 0x7F || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if readable(r, size) {
			i += size
			continue
		}
		start, known := i, false
		switch {
		case isInvalid(r, size):
			known, invalid = invalid, true
		case r == 0:
			known, zero = zero, true
		}
		for i < len(src) && !readable(r, size) {
			i += size
			r, size = utf8.DecodeRune(src[i:])
		}
		if runs++; runs > mostUnreadable {
			return errors[:1], false
		}
		if !known {
			errors = append(errors, unreadableError(doc.Span{Start: start, End: i}, src[start:]))
		}
	}
	return errors, true
}

func readable(r rune, size int) bool { return !isInvalid(r, size) && acceptable(r) }

// isInvalid reports whether utf8.DecodeRune has found a byte that is not UTF-8.
func isInvalid(r rune, size int) bool { return r == utf8.RuneError && size == 1 }

func unreadableError(span doc.Span, src []byte) doc.Error {
	if r, size := utf8.DecodeRune(src); !isInvalid(r, size) {
		return failure(span, doc.BadCharacter, fmt.Sprintf("control character U+%04X not allowed in YAML; remove it, or write an escape in double quotes", r))
	}
	return failure(span, doc.BadEncoding, fmt.Sprintf("invalid UTF-8 byte 0x%02X; save the file as UTF-8", src[0]))
}

// acceptable is Reader.NON_PRINTABLE of PyYAML's reader.py, the other way round.
func acceptable(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0x7F, r == 0x85:
		return true
	case r < 0xA0:
		return false
	}
	return r != 0xFFFE && r != 0xFFFF
}
