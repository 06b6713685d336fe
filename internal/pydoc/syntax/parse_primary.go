package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// primary reads an atom with the attributes, calls and subscripts after it.
func (p *parser) primary() Expr {
	start := p.start()
	if p.accept(keywordAwait) {
		x := p.nested(unaryLevel)
		return &Opaque{expression: p.exprSince(start), Parts: []Expr{x}}
	}
	x := p.atom()
	for trailers := 0; ; trailers++ {
		if trailers == maxDepth { // the tree gets no deeper
			p.fail(TooDeep, p.tokens[p.i].span())
			x, trailers = &Opaque{expression: p.exprSince(start)}, 0
		}
		switch p.kind() {
		case dot:
			p.next()
			attr, span := p.identifier()
			x = p.attributes.add(Attribute{p.exprSince(start), x, attr, span})
		case leftParen:
			x = p.call(start, x)
		case leftBracket:
			p.next()
			index := p.index()
			p.closeBracket(rightBracket)
			x = &Subscript{p.exprSince(start), x, index}
		default:
			return x
		}
	}
}

func (p *parser) atom() Expr {
	start := p.start()
	switch p.kind() {
	case name:
		t := p.next()
		return p.nameOf(p.textOf(t), t.span())
	case number:
		t := p.next()
		return p.numbers.add(Number{expression{node{t.span()}}, p.textOf(t)})
	case stringLiteral, fstringStart:
		return p.str()
	case keywordNone:
		return p.constant(None)
	case keywordTrue:
		return p.constant(True)
	case keywordFalse:
		return p.constant(False)
	case ellipsis:
		return p.constant(Ellipsis)
	case leftParen:
		return p.parenthesized()
	case leftBracket:
		return p.list()
	case leftBrace:
		return p.braces()
	case keywordLambda, keywordYield, keywordNot, star: // what Python rejects here
		p.fail(Unexpected, p.tokens[p.i].span())
		if !p.accept(star) && !p.accept(keywordNot) {
			return p.expression()
		}
		x := p.nested(unaryLevel)
		return &Opaque{expression: p.exprSince(start), Parts: []Expr{x}}
	}
	return p.missing()
}

func (p *parser) constant(value ConstantValue) Expr {
	start := p.start()
	p.next()
	return p.constants.add(Constant{p.exprSince(start), value})
}

// call reads the arguments of a call whose function begins at start.
func (p *parser) call(start int, function Expr) Expr {
	open := p.next().span()
	args := p.arguments()
	closing := p.closeBracket(rightParen)
	return p.calls.add(Call{p.exprSince(start), function, args, open, closing})
}

// arguments reads arguments up to what closes them.
func (p *parser) arguments() []Argument {
	base := len(p.args.values)
	for !p.kind().closes() {
		before := p.i
		p.args.push(p.argument())
		if !p.accept(comma) {
			p.afterElement(before)
		}
	}
	return p.args.take(base)
}

func (p *parser) argument() Argument {
	start := p.start()
	var a Argument
	switch {
	case p.kind() == name && p.peek(1) == equal:
		a.Kind = Keyword
		a.Keyword, a.KeywordSpan = p.identifier()
		p.next()
		a.Value = p.expression()
	case p.accept(star):
		a.Kind, a.Value = Starred, p.expression()
	case p.accept(doubleStar):
		a.Kind, a.Value = DoubleStarred, p.expression()
	default:
		a.Value = p.namedExpression()
		if p.atComprehension() {
			a.Value = p.comprehension(start, a.Value)
		}
	}
	a.Span = p.since(start)
	return a
}

// index reads what is in the brackets of a subscription: one expression, or a tuple of several.
func (p *parser) index() Expr {
	start := p.start()
	base, tuple := len(p.exprs.values), false
	for !p.kind().closes() {
		before := p.i
		p.exprs.push(p.slice())
		if p.accept(comma) {
			tuple = true
		} else {
			p.afterElement(before)
		}
	}
	items := p.exprs.take(base)
	switch {
	case len(items) == 0:
		return p.missing()
	case tuple || len(items) > 1:
		return p.displays.add(Display{p.exprSince(start), Tuple, items})
	}
	return items[0]
}

// slice reads one element of a subscription.
func (p *parser) slice() Expr {
	start := p.start()
	var parts []Expr
	if p.kind() != colon {
		x := p.starOrNamed()
		if p.kind() != colon {
			return x
		}
		parts = append(parts, x)
	}
	for p.accept(colon) {
		if p.kind().startsExpression() {
			parts = append(parts, p.expression())
		}
	}
	return &Opaque{expression: p.exprSince(start), Parts: parts}
}

// closeBracket consumes a closing bracket and gives its span, empty where it is missing.
func (p *parser) closeBracket(k kind) doc.Span {
	if p.kind() == k {
		return p.next().span()
	}
	end := doc.Span{Start: p.end(), End: p.end()}
	p.fail(UnclosedBracket, end)
	return end
}
