package syntax

// parenthesized reads what begins with a parenthesis: an expression, whose span is without them, a tuple or a generator.
func (p *parser) parenthesized() Expr {
	start := p.start()
	p.next()
	items, tuple, generator := p.elements(start, rightParen)
	switch {
	case generator != nil:
		return generator
	case len(items) == 1 && !tuple:
		return items[0]
	}
	return p.displays.add(Display{p.exprSince(start), Tuple, items})
}

// list reads a list display, or a list comprehension.
func (p *parser) list() Expr {
	start := p.start()
	p.next()
	items, _, comprehension := p.elements(start, rightBracket)
	if comprehension != nil {
		return comprehension
	}
	return p.displays.add(Display{p.exprSince(start), List, items})
}

// elements reads elements, after those that are read already, up to the closing bracket, or the comprehension
// in their place. hasComma says that a comma makes a tuple of them. Targets after as are those of a with statement whose items are in parentheses.
func (p *parser) elements(start int, closing kind, before ...Expr) (items []Expr, hasComma bool, comprehension *Opaque) {
	base := len(p.exprs.values)
	p.exprs.values = append(p.exprs.values, before...)
	for !p.elementsEnd() {
		before := p.i
		x := p.starOrNamed()
		if p.atComprehension() && len(p.exprs.values) == base {
			return nil, false, p.closedComprehension(start, closing, x)
		}
		p.exprs.push(x)
		if p.accept(keywordAs) {
			p.targets = append(p.targets, p.target())
		}
		if p.accept(comma) {
			hasComma = true
		} else {
			p.afterElement(before)
		}
	}
	p.closeBracket(closing)
	return p.exprs.take(base), hasComma, nil
}

// elementsEnd reports whether the elements of a display end: at what closes it, or in half-typed text before the keyword of
// an argument of the call around it.
func (p *parser) elementsEnd() bool {
	return p.kind().closes() || p.kind() == name && p.peek(1) == equal
}

// afterElement reports what comes after an element without a comma, and sees to it that something is consumed.
func (p *parser) afterElement(before int) {
	if p.kind().closes() {
		return
	}
	p.unexpected()
	if p.i == before {
		p.next()
	}
}

// braces reads a dictionary or set display, or a comprehension of one.
func (p *parser) braces() Expr {
	start := p.start()
	p.next()
	base := len(p.items.values)
	for !p.elementsEnd() {
		before := p.i
		item, isKey := p.dictItem()
		switch {
		case isKey:
		case len(p.items.values) == base:
			return p.setFrom(start, item.Key)
		default:
			p.fail(MissingExpression, item.Value.Span())
		}
		if p.atComprehension() {
			p.items.take(base)
			return p.closedComprehension(start, rightBrace, item.Key, item.Value)
		}
		p.items.push(item)
		if !p.accept(comma) {
			p.afterElement(before)
		}
	}
	p.closeBracket(rightBrace)
	return &Dict{p.exprSince(start), p.items.take(base)}
}

// setFrom reads a set whose first element is read already.
func (p *parser) setFrom(start int, first Expr) Expr {
	if p.atComprehension() {
		return p.closedComprehension(start, rightBrace, first)
	}
	if !p.accept(comma) && !p.kind().closes() {
		p.unexpected()
	}
	items, _, _ := p.elements(start, rightBrace, first)
	return p.displays.add(Display{p.exprSince(start), Set, items})
}

// dictItem reads one item. isKey is false where neither a colon nor ** makes it one.
func (p *parser) dictItem() (item DictItem, isKey bool) {
	start := p.start()
	if p.accept(doubleStar) {
		item.Value = p.operation(barLevel)
		item.Span = p.since(start)
		return item, true
	}
	item.Key = p.starOrNamed()
	if isKey = p.accept(colon); isKey {
		item.Value = p.expression()
	} else {
		item.Value = p.nothing()
	}
	item.Span = p.since(start)
	return item, isKey
}

// atComprehension reports whether the clauses of a comprehension follow.
func (p *parser) atComprehension() bool {
	return p.kind() == keywordFor || p.kind() == keywordAsync && p.peek(1) == keywordFor
}

// closedComprehension reads the clauses of a comprehension and its closing bracket.
func (p *parser) closedComprehension(start int, closing kind, evaluated ...Expr) *Opaque {
	c := p.comprehension(start, evaluated...)
	p.closeBracket(closing)
	c.span = p.since(start)
	return c
}

// comprehension reads the clauses after what a comprehension evaluates. Its span is that up to here.
func (p *parser) comprehension(start int, evaluated ...Expr) *Opaque {
	c := &Opaque{}
	for _, x := range evaluated {
		if x != nil {
			c.Parts = append(c.Parts, x)
		}
	}
	for p.atComprehension() {
		p.accept(keywordAsync)
		p.next()
		targets := p.targetList()
		c.Binds = append(c.Binds, Names(targets...)...)
		c.Parts = append(c.Parts, targets...)
		p.expect(keywordIn)
		c.Parts = append(c.Parts, p.operation(orLevel))
		for p.accept(keywordIf) {
			c.Parts = append(c.Parts, p.condition())
		}
	}
	c.expression = p.exprSince(start)
	return c
}

// condition reads that of a comprehension, which can be a lambda expression up to Python 3.8.
func (p *parser) condition() Expr {
	if p.kind() == keywordLambda {
		return p.expression()
	}
	if p.kind() == name && p.peek(1) == colonEqual {
		return p.namedExpression()
	}
	return p.operation(orLevel)
}
