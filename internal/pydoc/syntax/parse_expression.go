package syntax

// expressionList reads star_expressions or a yield expression: one expression, or several as a tuple without parentheses.
func (p *parser) expressionList() Expr {
	start := p.start()
	first := p.starOrNamed()
	if p.kind() != comma {
		return first
	}
	base := len(p.exprs.values)
	p.exprs.push(first)
	for p.accept(comma) && p.kind().startsExpression() {
		p.exprs.push(p.starOrNamed())
	}
	items := p.exprs.take(base)
	return p.displays.add(Display{p.exprSince(start), Tuple, items})
}

// starOrNamed reads an element of a display, or of what is written like one.
func (p *parser) starOrNamed() Expr {
	start := p.start()
	if p.accept(star) {
		value := p.operation(barLevel)
		return &Star{p.exprSince(start), value}
	}
	return p.namedExpression()
}

// namedExpression reads an expression, or an assignment expression.
func (p *parser) namedExpression() Expr {
	if p.kind() != name || p.peek(1) != colonEqual {
		return p.expression()
	}
	start := p.start()
	target := p.nameOf(p.identifier())
	p.next()
	value := p.expression()
	return &NamedExpr{p.exprSince(start), target, value}
}

// expression reads any expression but a tuple without parentheses and what begins with a star.
func (p *parser) expression() Expr {
	if !p.enter() {
		defer p.leave()
		return p.tooDeep()
	}
	var x Expr
	switch start := p.start(); p.kind() {
	case keywordLambda:
		x = p.lambda()
	case keywordYield:
		x = p.yield()
	default:
		x = p.operation(orLevel)
		if p.kind() == keywordIf {
			x = p.conditional(start, x)
		}
	}
	p.leave()
	return x
}

// conditional reads what follows the first operand of conditional expressions, x if y else z if ...
func (p *parser) conditional(start int, first Expr) Expr {
	parts := []Expr{first}
	for p.accept(keywordIf) {
		parts = append(parts, p.operation(orLevel))
		if !p.expect(keywordElse) {
			break
		}
		if p.kind() == keywordLambda {
			parts = append(parts, p.expression())
			break
		}
		parts = append(parts, p.operation(orLevel))
	}
	return &Opaque{expression: p.exprSince(start), Parts: parts}
}

func (p *parser) lambda() Expr {
	start := p.start()
	p.next()
	params := p.parameters(false)
	p.expect(colon)
	body := p.expression()
	return &Opaque{expression: p.exprSince(start), Parts: append(partsOf(params), body), Binds: namesOf(params)}
}

// partsOf are the expressions in parameters.
func partsOf(params []Param) []Expr {
	var parts []Expr
	for _, param := range params {
		if param.Annotation != nil {
			parts = append(parts, param.Annotation)
		}
		if param.Default != nil {
			parts = append(parts, param.Default)
		}
	}
	return parts
}

func namesOf(params []Param) []*Name {
	names := make([]*Name, len(params))
	for i, param := range params {
		names[i] = param.Name
	}
	return names
}

func (p *parser) yield() Expr {
	start := p.start()
	p.next()
	var parts []Expr
	if p.accept(keywordFrom) {
		parts = append(parts, p.expression())
	} else if p.kind().startsExpression() {
		parts = append(parts, p.expressionList())
	}
	return &Opaque{expression: p.exprSince(start), Parts: parts}
}
