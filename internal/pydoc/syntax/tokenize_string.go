package syntax

import "strings"

// isPrefix reports whether a word before a quote is the prefix of a string.
func isPrefix(word string) bool {
	if len(word) > 2 {
		return false
	}
	switch strings.ToLower(word) {
	case "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt":
		return true
	}
	return false
}

// hasFields reports whether strings with a prefix have replacement fields.
func hasFields(prefix string) bool { return strings.ContainsAny(prefix, "fFtT") }

// str reads a string whose quote is at an offset; its prefix begins at the position.
func (z *tokenizer) str(quoteAt int) {
	quote := z.text[quoteAt]
	triple := z.at(quoteAt+1) == quote && z.at(quoteAt+2) == quote
	body := quoteAt + 1
	if triple {
		body = quoteAt + 3
	}
	prefix := z.text[z.pos:quoteAt]
	if hasFields(prefix) {
		z.push(opening{kind: inString, pos: z.pos, quote: quote, triple: triple, raw: strings.ContainsAny(prefix, "rR")})
		z.add(fstringStart, z.pos, body)
		return
	}
	end, closed := z.stringEnd(body, quote, triple)
	start := z.pos
	z.add(stringLiteral, start, end)
	if !closed {
		z.unterminated(start, end, triple)
		z.tokens[len(z.tokens)-1].broken = true
	}
}

func (z *tokenizer) unterminated(start, end int, triple bool) {
	code := UnterminatedString
	if triple {
		code = UnterminatedTriple
	}
	z.fail(code, start, end)
}

// stringEnd is the offset after the closing quote of a string whose text begins at an offset. A string that is not closed
// ends with its line, or in triple quotes with the text.
func (z *tokenizer) stringEnd(i int, quote byte, triple bool) (end int, closed bool) {
	for i < len(z.text) {
		switch c := z.text[i]; {
		case c == '\\' && i+1 < len(z.text) && z.text[i+1] == '\r':
			i = afterBreak(z.text, i+1)
		case c == '\\':
			i += 2
		case c == quote && !triple:
			return i + 1, true
		case c == quote && z.at(i+1) == quote && z.at(i+2) == quote:
			return i + 3, true
		case classes[c] == breakByte && !triple:
			return i, false
		default:
			i++
		}
	}
	return len(z.text), false
}
