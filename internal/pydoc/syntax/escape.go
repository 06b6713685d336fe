package syntax

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// textBuilder makes the value of source between quotes.
type textBuilder struct {
	src []byte
	// raw says that backslashes are text, braces that {{ and }} stand for one brace.
	raw, braces bool
	// isBytes says that the value is a bytes object.
	isBytes bool
	value   []byte
	failed  bool
}

// take gives the text that was built, and begins another one.
func (b *textBuilder) take() Text {
	text := Text{Value: string(b.value), Bytes: b.isBytes}
	b.value = b.value[:0]
	return text
}

// add adds the value of the source between two offsets.
func (b *textBuilder) add(start, end int) {
	special := "\\\r"
	if b.braces {
		special = "\\\r{}"
	}
	for pos := start; ; {
		length := bytes.IndexAny(b.src[pos:end], special)
		if length < 0 {
			b.verbatim(pos, end)
			return
		}
		b.verbatim(pos, pos+length)
		pos = b.special(pos+length, end)
	}
}

// verbatim adds source as it is.
func (b *textBuilder) verbatim(start, end int) {
	b.value = append(b.value, b.src[start:end]...)
	if b.isBytes && !isASCII(b.src[start:end]) {
		b.failed = true
	}
}

// escaped adds what source up to an offset stands for, and gives that offset.
func (b *textBuilder) escaped(end int, value []byte) int {
	b.value = append(b.value, value...)
	return end
}

// special adds what begins with a backslash, a carriage return or a brace, and gives its end.
func (b *textBuilder) special(pos, end int) int {
	switch c := b.src[pos]; c {
	case '\r': // Python reads every line end as \n
		return b.escaped(afterBreak(b.src[:end], pos), []byte{'\n'})
	case '{', '}':
		if pos+1 < end && b.src[pos+1] == c {
			return b.escaped(pos+2, []byte{c})
		}
		b.failed = true
		return pos + 1
	}
	if b.raw {
		b.verbatim(pos, pos+1)
		return pos + 1
	}
	return b.escape(pos, end)
}

var simpleEscapes = map[byte]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// escape adds an escape sequence. One that Python does not know is text.
func (b *textBuilder) escape(pos, end int) int {
	if pos+1 >= end {
		b.failed = true
		return end
	}
	c := b.src[pos+1]
	if value, ok := simpleEscapes[c]; ok {
		return b.escaped(pos+2, []byte{value})
	}
	switch {
	case c == '\n' || c == '\r':
		return b.escaped(afterBreak(b.src[:end], pos+1), nil)
	case '0' <= c && c <= '7':
		return b.octal(pos, end)
	case c == 'x':
		return b.hex(pos, end, 2)
	case c == 'u' && !b.isBytes:
		return b.hex(pos, end, 4)
	case c == 'U' && !b.isBytes:
		return b.hex(pos, end, 8)
	case c == 'N' && !b.isBytes:
		b.failed = true
	}
	b.verbatim(pos, pos+1)
	return pos + 1
}

func (b *textBuilder) octal(pos, end int) int {
	code, i := rune(0), pos+1
	for i < end && i < pos+4 && '0' <= b.src[i] && b.src[i] <= '7' {
		code = code*8 + rune(b.src[i]-'0')
		i++
	}
	return b.escaped(i, b.character(code))
}

// hex adds a sequence with as many digits.
func (b *textBuilder) hex(pos, end, digits int) int {
	after := pos + 2 + digits
	if after > end {
		b.failed = true
		return end
	}
	code, err := strconv.ParseUint(string(b.src[pos+2:after]), 16, 32)
	if err != nil || code > utf8.MaxRune {
		b.failed = true
		return after
	}
	return b.escaped(after, b.character(rune(code)))
}

// character is the value of a code point, in bytes its lowest byte.
func (b *textBuilder) character(code rune) []byte {
	if b.isBytes {
		return []byte{byte(code)}
	}
	return doc.AppendCodePoint(nil, code)
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
