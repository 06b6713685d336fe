package syntax

// definition reads a function or class with its decorators.
func (p *parser) definition(body []Stmt) []Stmt {
	start := p.start()
	decorators := p.decorators()
	switch {
	case p.kind() == keywordAsync && p.peek(1) == keywordDef:
		p.next()
		return append(body, p.function(start, true, decorators))
	case p.kind() == keywordDef:
		return append(body, p.function(start, false, decorators))
	case p.kind() == keywordClass:
		return append(body, p.class(start, decorators))
	}
	p.fail(Unexpected, p.tokens[p.i].span())
	for _, d := range decorators {
		body = append(body, &ExprStmt{statement{node{d.Span()}}, d})
	}
	return body
}

func (p *parser) decorators() []Expr {
	var decorators []Expr
	for p.accept(at) {
		decorators = append(decorators, p.namedExpression())
		if !p.accept(newline) {
			decorators = p.restOfLine(decorators)
			p.accept(newline)
		}
	}
	return decorators
}

func (p *parser) function(start int, async bool, decorators []Expr) Stmt {
	p.next()
	f := &FunctionDef{Async: async, Decorators: decorators}
	f.Name, f.NameSpan = p.identifier()
	f.TypeParams = p.typeParams()
	if p.expect(leftParen) {
		f.Params = p.parameters(true)
		p.closeBracket(rightParen)
	}
	if p.accept(arrow) {
		f.Returns = p.expressionList()
	}
	f.Body = p.suite()
	f.statement = p.stmtSince(start)
	return f
}

// parameters reads the parameters of a function, in parentheses, or of a lambda expression.
func (p *parser) parameters(annotated bool) []Param {
	base := len(p.params.values)
	for !p.kind().closes() && (annotated || p.kind() != colon) {
		switch {
		case p.kind() == slash || p.kind() == star && p.peek(1) != name:
			p.next()
		case p.kind() == name || p.kind() == star || p.kind() == doubleStar:
			p.params.push(p.param(annotated))
		default:
			p.fail(Unexpected, p.tokens[p.i].span())
			p.next()
			continue
		}
		if !p.accept(comma) && !p.kind().closes() && (annotated || p.kind() != colon) {
			p.fail(Unexpected, p.tokens[p.i].span())
			if k := p.kind(); k != name && k != star && k != doubleStar {
				p.next()
			}
		}
	}
	return p.params.take(base)
}

func (p *parser) param(annotated bool) Param {
	var param Param
	if p.accept(star) {
		param.Kind = Starred
	} else if p.accept(doubleStar) {
		param.Kind = DoubleStarred
	}
	param.Name = p.nameOf(p.identifier())
	if annotated && p.accept(colon) {
		param.Annotation = p.starOrNamed()
	}
	if p.accept(equal) {
		param.Default = p.expression()
	}
	return param
}

// typeParams reads type parameters in brackets, whose bounds are annotations.
func (p *parser) typeParams() []Param {
	if !p.accept(leftBracket) {
		return nil
	}
	params := p.parameters(true)
	p.closeBracket(rightBracket)
	return params
}

func (p *parser) class(start int, decorators []Expr) Stmt {
	p.next()
	c := &ClassDef{Decorators: decorators}
	c.Name, c.NameSpan = p.identifier()
	c.TypeParams = p.typeParams()
	if p.accept(leftParen) {
		c.Args = p.arguments()
		p.closeBracket(rightParen)
	}
	c.Body = p.suite()
	c.statement = p.stmtSince(start)
	return c
}

// suite reads a colon and the statements after it: those of a block, or those on the line.
func (p *parser) suite() []Stmt {
	if !p.accept(colon) {
		p.fail(Unexpected, p.tokens[p.i].span())
		if p.kind() != newline {
			return p.simpleStatements(nil)
		}
	}
	if !p.accept(newline) {
		return p.simpleStatements(nil)
	}
	if !p.accept(indent) {
		p.fail(Unexpected, p.tokens[p.i].span())
		return nil
	}
	body := p.statements(nil)
	p.accept(dedent)
	return body
}
