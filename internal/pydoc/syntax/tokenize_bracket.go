package syntax

// opening is a bracket that is open, or a string with replacement fields and what is open of it.
type opening struct {
	kind openingKind
	// bracket is the bracket's character.
	bracket byte
	// pos is where it begins.
	pos int
	// quote, triple and raw are those of the string.
	quote       byte
	triple, raw bool
	// text is the index in the stack of the innermost string around it, itself included, and oneLine that of the innermost
	// one that ends with its line; -1 where there is none.
	text, oneLine int
}

type openingKind uint8

const (
	inBracket openingKind = iota
	// inString is the text of a string with replacement fields, inField the expression of a field, inFormat its format
	// specifier.
	inString
	inField
	inFormat
)

// isText reports whether what comes next is text of a string.
func (o *opening) isText() bool { return o.kind == inString || o.kind == inFormat }

// top is the innermost that is open, nil when nothing is.
func (z *tokenizer) top() *opening {
	if len(z.open) == 0 {
		return nil
	}
	return &z.open[len(z.open)-1]
}

// push opens a bracket, field or string.
func (z *tokenizer) push(o opening) {
	o.text, o.oneLine = -1, -1
	if top := z.top(); top != nil {
		o.text, o.oneLine = top.text, top.oneLine
	}
	if o.kind == inString {
		o.text = len(z.open)
		if !o.triple {
			o.oneLine = o.text
		}
	}
	z.open = append(z.open, o)
}

func (z *tokenizer) pop() { z.open = z.open[:len(z.open)-1] }

func (z *tokenizer) bracket(c byte) {
	z.push(opening{kind: inBracket, bracket: c, pos: z.pos})
	k := leftParen
	switch c {
	case '[':
		k = leftBracket
	case '{':
		k = leftBrace
	}
	z.add(k, z.pos, z.pos+1)
}

// closeBracket closes a bracket, or a replacement field. In a broken line one that is further out can be closed, or none.
func (z *tokenizer) closeBracket(c byte) {
	opener, k := byte('('), rightParen
	switch c {
	case ']':
		opener, k = '[', rightBracket
	case '}':
		opener, k = '{', rightBrace
	}
	if top := z.top(); top != nil && top.bracket == opener {
		z.pop()
		z.add(k, z.pos, z.pos+1)
		return
	}
	if z.retry() {
		return
	}
	for i := len(z.open) - 1; i >= max(0, len(z.open)-maxUnclosed) && z.open[i].kind != inString; i-- {
		if z.open[i].bracket == opener {
			z.closeFrom(i+1, z.pos)
			z.pop()
			z.add(k, z.pos, z.pos+1)
			return
		}
	}
	z.fail(UnmatchedBracket, z.pos, z.pos+1)
	z.add(unknown, z.pos, z.pos+1)
}

// closeFrom closes what is open from an index of the stack on, at an offset. Strings get their end.
func (z *tokenizer) closeFrom(index, pos int) {
	for len(z.open) > index {
		top := z.open[len(z.open)-1]
		z.pop()
		if top.kind == inString {
			z.add(fstringEnd, pos, pos)
			z.tokens[len(z.tokens)-1].broken = true
			z.unterminated(top.pos, pos, top.triple)
			continue
		}
		z.fail(UnclosedBracket, top.pos, top.pos+1)
	}
}

// maxUnclosed is how many brackets can be left open within one that is closed.
const maxUnclosed = 100

func (z *tokenizer) closeAll(pos int) { z.closeFrom(0, pos) }
