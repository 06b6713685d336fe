package syntax

import (
	"fmt"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// ZenML opens a run configuration in text mode (pipelines/pipeline_definition.py, 0.75.0 to 0.98.0), which decodes it as UTF-8. PyYAML would
// decode UTF-16 by its byte order mark, but never sees the bytes.

// unicodeEncodings are detected by a byte order mark, or by the zero bytes next to an ASCII character. UTF-32 comes first, since its patterns
// start with those of UTF-16.
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

// otherEncoding returns the error of a text in UTF-16 or UTF-32, which is then its only error.
func otherEncoding(src []byte) (e doc.Error, ok bool) {
	for _, encoding := range unicodeEncodings {
		if startsWith(src, encoding.pattern) {
			message := fmt.Sprintf("the file is encoded in %s, and ZenML reads UTF-8; save it as UTF-8", encoding.name)
			return failure(doc.Span{Start: 0, End: len(encoding.pattern)}, doc.BadEncoding, message), true
		}
	}
	return e, false
}

// startsWith reports whether a text starts with a pattern, in which '?' is any ASCII character.
func startsWith(src []byte, pattern string) bool {
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

// maxUnreadable is the maximum number of runs of invalid bytes. A text with more has another encoding or is binary, and only the first run is
// reported.
const maxUnreadable = 100

// unreadable returns the errors that prevent Python from reading the text: the first run of bytes that are not UTF-8, the first run of zero
// bytes, and other characters that PyYAML's reader rejects. isText is false if there are too many.
func unreadable(src []byte) (errors []doc.Error, isText bool) {
	runs, invalid, zero := 0, false, false
	for i := 0; i < len(src); {
		if readableASCII[src[i]] {
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
		if runs++; runs > maxUnreadable {
			return errors[:1], false
		}
		if !known {
			errors = append(errors, unreadableError(doc.Span{Start: start, End: i}, src[start:]))
		}
	}
	return errors, true
}

// readableASCII has the readable characters of ASCII, which nearly all are.
var readableASCII = func() (table [256]bool) {
	for c := range rune(utf8.RuneSelf) {
		table[c] = isAcceptable(c)
	}
	return table
}()

func readable(r rune, size int) bool { return !isInvalid(r, size) && isAcceptable(r) }

// isInvalid reports whether utf8.DecodeRune found an invalid byte.
func isInvalid(r rune, size int) bool { return r == utf8.RuneError && size == 1 }

func unreadableError(span doc.Span, src []byte) doc.Error {
	if r, size := utf8.DecodeRune(src); !isInvalid(r, size) {
		return failure(span, doc.BadCharacter, fmt.Sprintf("control character U+%04X not allowed in YAML; remove it, or write an escape in double quotes", r))
	}
	return failure(span, doc.BadEncoding, fmt.Sprintf("invalid UTF-8 byte 0x%02X; save the file as UTF-8", src[0]))
}

// isAcceptable is the complement of Reader.NON_PRINTABLE in PyYAML's reader.py.
func isAcceptable(r rune) bool {
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
