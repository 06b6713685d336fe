package syntax

// level is how tightly an operator binds.
type level uint8

const (
	noLevel level = iota
	orLevel
	andLevel
	notLevel
	comparisonLevel
	barLevel
	circumflexLevel
	ampersandLevel
	shiftLevel
	sumLevel
	termLevel
	unaryLevel
)

// levels are those of the operators between two operands.
var levels = [keywordYield + 1]level{
	keywordOr: orLevel, keywordAnd: andLevel, comparison: comparisonLevel, keywordIn: comparisonLevel, keywordIs: comparisonLevel,
	bar: barLevel, circumflex: circumflexLevel, ampersand: ampersandLevel, shift: shiftLevel, plus: sumLevel, minus: sumLevel,
	star: termLevel, slash: termLevel, at: termLevel,
}

// operatorLevel is that of the operator that is next, noLevel where none is.
func (p *parser) operatorLevel() level {
	k := p.kind()
	if k == keywordNot && p.peek(1) == keywordIn {
		return comparisonLevel
	}
	return levels[k]
}

// operation reads operands with the operators between them that bind as tightly as least, or more so.
func (p *parser) operation(least level) Expr {
	start := p.start()
	x := p.operand(least)
	for {
		level := p.operatorLevel()
		if level < least || level == noLevel {
			return x
		}
		x = p.chain(start, x, level)
	}
}

// chain reads the operators of one level that follow an operand. However many there are, the tree does not get deeper.
func (p *parser) chain(start int, first Expr, level level) Expr {
	operator, same := p.kind(), true
	operands := []Expr{first}
	for p.operatorLevel() == level {
		k := p.next().kind
		switch {
		case k == keywordNot:
			p.next() // not in
		case k == keywordIs:
			p.accept(keywordNot)
		}
		same = same && k == operator
		operands = append(operands, p.operation(level+1))
	}
	switch {
	case same && operator == plus:
		return &Binary{p.exprSince(start), '+', operands}
	case same && operator == bar:
		return &Binary{p.exprSince(start), '|', operands}
	}
	return &Opaque{expression: p.exprSince(start), Parts: operands}
}

// operand reads an operand with the operators before it, and the power after it.
func (p *parser) operand(least level) Expr {
	switch k := p.kind(); {
	case k == keywordNot && least <= notLevel:
		return p.prefixed(notLevel)
	case k == minus || k == plus || k == tilde:
		return p.prefixed(unaryLevel)
	}
	start := p.start()
	x := p.primary()
	if p.kind() != doubleStar {
		return x
	}
	p.next()
	exponent := p.nested(unaryLevel)
	return &Opaque{expression: p.exprSince(start), Parts: []Expr{x, exponent}}
}

// prefixed reads an operator and its operand.
func (p *parser) prefixed(operator level) Expr {
	start := p.start()
	k := p.next().kind
	x := p.nested(operator)
	if k == minus {
		return &Unary{p.exprSince(start), x}
	}
	return &Opaque{expression: p.exprSince(start), Parts: []Expr{x}}
}

// nested reads an operation that can hold another of its kind.
func (p *parser) nested(least level) Expr {
	defer p.leave()
	if !p.enter() {
		return p.tooDeep()
	}
	return p.operation(least)
}
