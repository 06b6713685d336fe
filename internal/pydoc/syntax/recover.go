package syntax

// A text that is being typed has brackets that are not closed, and all that follows would be taken for what lies in them.
// So a logical line whose brackets do not fit is read again, from its start, and then ends before a physical line that
// looks like another statement: one that is not indented further than the logical line, or begins with a keyword that is
// part of no expression. Lines that are well-formed are never read so, however they are indented.

// retry begins the logical line again, to recover from its brackets. It reports false where it is read so already.
func (z *tokenizer) retry() bool {
	if z.recovering {
		return false
	}
	z.recovering = true
	z.rescanned += z.pos - z.line.pos
	z.pos = z.line.pos
	z.tokens = z.tokens[:z.line.tokens]
	z.comments = z.comments[:z.line.comments]
	z.errors = z.errors[:z.line.errors]
	z.open = z.open[:0]
	return true
}

// recoverAtLine looks at the physical line that begins here, and ends the logical line if it looks like another statement.
func (z *tokenizer) recoverAtLine() {
	start := z.pos
	column := z.indentation()
	top := z.top()
	if z.pos == len(z.text) || top == nil || top.isText() || !z.beginsStatement(column) {
		return
	}
	first := z.pos
	z.pos = start
	z.closeAll(start)
	z.endLogicalLine(start)
	z.pos = first
	z.indent(column)
	z.line = line{z.pos, column, len(z.tokens), len(z.comments), len(z.errors)}
}

// beginsStatement reports whether a new statement seems to begin here, in a column.
func (z *tokenizer) beginsStatement(column int) bool {
	switch c := z.text[z.pos]; c {
	case '\n', '\r', '#', ')', ']', '}', '\\':
		return false
	case '@':
		return true
	}
	if column <= z.line.column {
		return true
	}
	end := z.pos
	for end < len(z.text) && classes[z.text[end]] == wordByte {
		end++
	}
	return wordKind(z.text[z.pos:end]).onlyStatement()
}

// breaksString reports whether the end of a line ends a string in one pair of quotes, in a replacement field of which it
// lies, and then closes it.
func (z *tokenizer) breaksString() bool {
	at := z.top().oneLine
	if at >= 0 {
		z.closeFrom(at, z.pos)
	}
	return at >= 0
}
