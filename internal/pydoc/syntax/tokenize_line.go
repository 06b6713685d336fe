package syntax

import "strings"

// lineBreak ends a physical line, and the logical line unless brackets are open.
func (z *tokenizer) lineBreak() {
	after := afterBreak(z.text, z.pos)
	if len(z.open) == 0 {
		z.endLogicalLine(after)
		z.pos = after
		z.beginLine()
		return
	}
	if z.recovering && z.breaksString() {
		return
	}
	z.pos = after
	if z.recovering {
		z.recoverAtLine()
	}
}

// endLogicalLine adds the NEWLINE token of a line that has any other. It begins right after the last one.
func (z *tokenizer) endLogicalLine(end int) {
	if len(z.tokens) == z.line.tokens {
		return
	}
	z.add(newline, int(z.tokens[len(z.tokens)-1].end), end)
	z.recovering = z.rescanned > len(z.text)
	z.line.tokens = len(z.tokens)
}

// beginLine begins a logical line: blank lines are skipped, and the indentation compared with that of the line before.
func (z *tokenizer) beginLine() {
	column := z.indentation()
	for z.pos < len(z.text) {
		if c := z.text[z.pos]; c == '#' {
			z.comment()
		} else if z.ipython && strings.IndexByte("%!?", c) >= 0 {
			z.pos = z.lineEnd()
		} else if classes[c] != breakByte {
			break
		}
		if z.pos < len(z.text) {
			z.pos = afterBreak(z.text, z.pos)
		}
		column = z.indentation()
	}
	if z.pos < len(z.text) {
		z.indent(column)
	}
	z.line = line{z.pos, column, len(z.tokens), len(z.comments), len(z.errors)}
}

// lineEnd is the end of the physical line, with the lines that backslashes join to it.
func (z *tokenizer) lineEnd() int {
	i := z.pos
	for i < len(z.text) && (classes[z.text[i]] != breakByte || z.text[i-1] == '\\') {
		i++
	}
	return i
}

// indentation skips the white space at the start of a line and gives the column after it: a tab leads to the next
// multiple of eight.
func (z *tokenizer) indentation() int {
	column := 0
	for ; z.pos < len(z.text); z.pos++ {
		switch z.text[z.pos] {
		case ' ':
			column++
		case '\t':
			column = column/8*8 + 8
		case '\f':
			column = 0
		default:
			return column
		}
	}
	return column
}

// indent adds the INDENT and DEDENT tokens before a line. A line that is indented as no line before it begins a block.
func (z *tokenizer) indent(column int) {
	dedented := false
	for len(z.indents) > 0 && z.indents[len(z.indents)-1] > column {
		z.indents = z.indents[:len(z.indents)-1]
		z.add(dedent, z.pos, z.pos)
		dedented = true
	}
	current := 0
	if len(z.indents) > 0 {
		current = z.indents[len(z.indents)-1]
	}
	if column == current {
		return
	}
	if dedented {
		z.fail(BadIndentation, z.pos, z.pos)
	}
	z.indents = append(z.indents, column)
	z.add(indent, z.pos, z.pos)
}
