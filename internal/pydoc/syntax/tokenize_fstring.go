package syntax

// fstringText reads the text of a string with replacement fields, up to a field or the end of the string or, in a format
// specifier, of its field.
func (z *tokenizer) fstringText() {
	format := z.top().kind == inFormat
	o := z.open[z.top().text]
	i := z.pos
	for i < len(z.text) {
		switch c := z.text[i]; {
		case c == '\\':
			i = z.afterBackslash(i, o.raw)
		case c == o.quote && (!o.triple || z.at(i+1) == c && z.at(i+2) == c):
			z.endFstring(i, o)
			return
		case classes[c] == breakByte && !o.triple:
			z.brokenFstring(i)
			return
		case c == '{' && !format && z.at(i+1) == '{', c == '}' && !format && z.at(i+1) == '}':
			i += 2
		case c == '{':
			z.middle(i)
			z.push(opening{kind: inField, bracket: '{', pos: i})
			z.add(leftBrace, i, i+1)
			return
		case c == '}' && format:
			z.middle(i)
			z.pop()
			z.add(rightBrace, i, i+1)
			return
		default:
			i++
		}
	}
	z.brokenFstring(len(z.text))
}

// afterBackslash is the offset after a backslash and what it escapes. A brace is never escaped, and the braces of \N{...}
// are not those of a field.
func (z *tokenizer) afterBackslash(i int, raw bool) int {
	switch next := z.at(i + 1); {
	case next == '{' || next == '}':
		return i + 1
	case next == 'N' && z.at(i+2) == '{' && !raw:
		for i < len(z.text) && z.text[i] != '}' && classes[z.text[i]] != breakByte {
			i++
		}
		return i
	case next == '\r':
		return afterBreak(z.text, i+1)
	}
	return min(i+2, len(z.text))
}

// middle adds the text up to an offset, if there is any.
func (z *tokenizer) middle(end int) {
	if end > z.pos {
		z.add(fstringMiddle, z.pos, end)
	}
}

// endFstring ends a string at its closing quote.
func (z *tokenizer) endFstring(i int, o opening) {
	length := 1
	if o.triple {
		length = 3
	}
	z.middle(i)
	for z.top().kind != inString {
		z.fail(UnclosedBracket, z.top().pos, z.top().pos+1)
		z.pop()
	}
	z.pop()
	z.add(fstringEnd, i, i+length)
}

// brokenFstring ends a string that has no closing quote.
func (z *tokenizer) brokenFstring(end int) {
	z.middle(end)
	for z.top().kind != inString {
		z.pop()
	}
	o := *z.top()
	z.pop()
	z.add(fstringEnd, end, end)
	z.tokens[len(z.tokens)-1].broken = true
	z.unterminated(o.pos, end, o.triple)
}
