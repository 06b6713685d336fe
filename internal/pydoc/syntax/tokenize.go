package syntax

import (
	"github.com/settings-ls/settings-ls/internal/doc"
)

// tokenizer turns a text into tokens, as the generator of tokenize does: with INDENT and DEDENT tokens, which always pair.
type tokenizer struct {
	text     string
	pos      int
	tokens   []token
	comments []doc.Span
	errors   []Error
	// open are the brackets and strings with replacement fields that are open.
	open []opening
	// indents are the columns of the blocks that are open, the outermost first.
	indents []int

	line line
	// ipython says that lines that begin with %, ! or ? are commands of IPython.
	ipython bool
	// recovering says that the logical line is read for the second time, see recover.go.
	recovering bool
	// rescanned counts the bytes that were read again.
	rescanned int
}

// line is where the logical line began that is being read.
type line struct {
	pos, column              int
	tokens, comments, errors int
}

// tokenize reads a text of Python, or of IPython.
func tokenize(text string, ipython bool) *tokenizer {
	z := &tokenizer{text: text, ipython: ipython, tokens: make([]token, 0, len(text)/5+8)}
	if len(text) >= 3 && text[:3] == "\ufeff" {
		z.pos = 3
	}
	z.beginLine()
	for {
		for z.pos < len(z.text) {
			z.next()
		}
		if len(z.open) == 0 || !z.retry() {
			break
		}
	}
	z.closeAll(len(text))
	z.endLogicalLine(len(text))
	for range z.indents {
		z.add(dedent, len(text), len(text))
	}
	z.add(endMarker, len(text), len(text))
	return z
}

func (z *tokenizer) add(k kind, start, end int) {
	z.tokens = append(z.tokens, token{kind: k, start: int32(start), end: int32(end)})
	z.pos = end
}

// fail notes why the text is not Python.
func (z *tokenizer) fail(code ErrorCode, start, end int) {
	z.errors = append(z.errors, Error{doc.Span{Start: start, End: end}, code})
}

// at is the byte at an offset, 0 after the end of the text.
func (z *tokenizer) at(i int) byte {
	if i < len(z.text) {
		return z.text[i]
	}
	return 0
}

// The classes of bytes that begin a token.
const (
	otherByte = iota
	spaceByte
	breakByte
	wordByte
	digitByte
	quoteByte
)

var classes = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c == ' ' || c == '\t' || c == '\f':
			table[c] = spaceByte
		case c == '\n' || c == '\r':
			table[c] = breakByte
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80:
			table[c] = wordByte
		case '0' <= c && c <= '9':
			table[c] = digitByte
		case c == '"' || c == '\'':
			table[c] = quoteByte
		}
	}
	return table
}()

// next reads the next token, or what lies between two.
func (z *tokenizer) next() {
	if top := z.top(); top != nil && top.isText() {
		z.fstringText()
		return
	}
	c := z.text[z.pos]
	switch classes[c] {
	case spaceByte:
		z.pos++
	case breakByte:
		z.lineBreak()
	case wordByte:
		z.word()
	case digitByte:
		z.number()
	case quoteByte:
		z.str(z.pos)
	default:
		z.other(c)
	}
}

func (z *tokenizer) other(c byte) {
	switch {
	case c == '#':
		z.comment()
	case c == '\\' && classes[z.at(z.pos+1)] == breakByte:
		z.pos = afterBreak(z.text, z.pos+1)
	case c == '.' && classes[z.at(z.pos+1)] == digitByte:
		z.number()
	default:
		z.operator(c)
	}
}

func (z *tokenizer) comment() {
	end := z.pos
	for end < len(z.text) && classes[z.text[end]] != breakByte {
		end++
	}
	z.comments = append(z.comments, doc.Span{Start: z.pos, End: end})
	z.pos = end
}

// afterBreak is the offset after the line break at an offset: \n, \r\n or \r.
func afterBreak[T string | []byte](text T, i int) int {
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		return i + 2
	}
	return i + 1
}

// word reads an identifier, a keyword, or a string with a prefix.
func (z *tokenizer) word() {
	end := z.pos + 1
	for end < len(z.text) && (classes[z.text[end]] == wordByte || classes[z.text[end]] == digitByte) {
		end++
	}
	if classes[z.at(end)] == quoteByte && isPrefix(z.text[z.pos:end]) {
		z.str(end)
		return
	}
	k := wordKind(z.text[z.pos:end])
	if k.onlyStatement() && len(z.open) > 0 && z.retry() {
		return
	}
	z.add(k, z.pos, end)
}
