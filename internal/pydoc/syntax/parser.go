package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// parser reads tokens by recursive descent. Every function that reads something that is missing reports an error and
// gives what there is; every loop ends at a token that closes what is around it, or consumes one.
type parser struct {
	text   string
	tokens []token
	// i is the token that is next; the last one, an endMarker, is never consumed.
	i      int
	errors []Error
	depth  int
	// last is where the last token ends that was consumed, missed where an expression was missed last.
	last, missed int
	nodes
	// targets are what as binds among the items of a with statement that is being read.
	targets []Expr
}

// maxDepth is how deep expressions and blocks can be nested. Python itself allows 200 brackets and 100 blocks.
const maxDepth = 400

func (p *parser) kind() kind { return p.tokens[p.i].kind }

// peek is the kind of the token after n others.
func (p *parser) peek(n int) kind { return p.tokens[min(p.i+n, len(p.tokens)-1)].kind }

// start is where the next token begins.
func (p *parser) start() int { return int(p.tokens[p.i].start) }

// end is where the last token ends that was consumed, without those that stand for the layout of lines, or where an
// expression was missed after it.
func (p *parser) end() int { return max(p.missed, p.last) }

// since is the span from an offset to the end of the last token that was consumed.
func (p *parser) since(start int) doc.Span { return doc.Span{Start: start, End: max(start, p.end())} }

// exprSince and stmtSince are the spans of nodes, as they embed them.
func (p *parser) exprSince(start int) expression { return expression{node{p.since(start)}} }
func (p *parser) stmtSince(start int) statement  { return statement{node{p.since(start)}} }

// next consumes a token.
func (p *parser) next() token {
	t := p.tokens[p.i]
	switch t.kind {
	case endMarker:
		return t
	case newline, indent, dedent:
	default:
		p.last = int(t.end)
	}
	p.i++
	return t
}

// accept consumes a token if it is of a kind.
func (p *parser) accept(k kind) bool {
	if p.kind() != k {
		return false
	}
	p.next()
	return true
}

func (p *parser) textOf(t token) string { return p.text[t.start:t.end] }

// atWord reports whether the next token is a name of a text, as soft keywords are.
func (p *parser) atWord(word string) bool {
	return p.kind() == name && p.textOf(p.tokens[p.i]) == word
}

func (p *parser) fail(code ErrorCode, span doc.Span) {
	p.errors = append(p.errors, Error{span, code})
}

// expect consumes a token of a kind, or reports that another one comes.
func (p *parser) expect(k kind) bool {
	if p.accept(k) {
		return true
	}
	p.fail(Unexpected, doc.Span{Start: p.end(), End: p.end()})
	return false
}

// unexpected reports the next token, and consumes it unless an expression can begin with it or it closes what is around.
func (p *parser) unexpected() {
	p.fail(Unexpected, p.tokens[p.i].span())
	if k := p.kind(); !k.startsExpression() && !k.closes() {
		p.next()
	}
}

// missing is an expression where none is written.
func (p *parser) missing() Expr {
	x := p.nothing()
	p.fail(MissingExpression, x.Span())
	return x
}

// nothing is an expression without bytes.
func (p *parser) nothing() Expr {
	p.missed = p.start()
	return &Opaque{expression: p.exprSince(p.missed)}
}

// identifier consumes a name. Without one it is "" after the last token.
func (p *parser) identifier() (string, doc.Span) {
	if p.kind() != name {
		p.fail(Unexpected, p.tokens[p.i].span())
		return "", doc.Span{Start: p.end(), End: p.end()}
	}
	t := p.next()
	return p.textOf(t), t.span()
}

// nameOf is a name at its span.
func (p *parser) nameOf(id string, span doc.Span) *Name {
	return p.names.add(Name{expression{node{span}}, id})
}

// enter counts a level of nesting. At the deepest one it reports false, and what comes is skipped.
func (p *parser) enter() bool {
	p.depth++
	return p.depth <= maxDepth
}

func (p *parser) leave() { p.depth-- }

// tooDeep skips an expression that is nested too deeply, up to what separates or closes it.
func (p *parser) tooDeep() Expr {
	start := p.start()
	p.fail(TooDeep, p.tokens[p.i].span())
	for depth := 0; p.kind() != newline && p.kind() != endMarker; {
		switch k := p.kind(); {
		case k.isOpening() || k == fstringStart:
			depth++
		case depth == 0 && (k.closes() || k == comma || k == colon):
			return &Opaque{expression: p.exprSince(start)}
		case k.isClosing() || k == fstringEnd:
			depth--
		}
		p.next()
	}
	return &Opaque{expression: p.exprSince(start)}
}
