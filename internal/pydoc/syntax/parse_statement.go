package syntax

// file reads all statements. Blocks that are left too early, in broken text, go on.
func (p *parser) file() []Stmt {
	var body []Stmt
	for p.kind() != endMarker {
		body = p.statements(body)
		p.accept(dedent)
	}
	return body
}

// statements reads statements up to the end of the block. Lines that are indented for no reason belong to it.
func (p *parser) statements(body []Stmt) []Stmt {
	for extra := 0; ; {
		switch p.kind() {
		case endMarker:
			return body
		case dedent:
			if extra == 0 {
				return body
			}
			extra--
			p.next()
		case indent:
			p.fail(BadIndentation, p.tokens[p.i].span())
			extra++
			p.next()
		case newline:
			p.next()
		default:
			body = p.statement(body)
		}
	}
}

// statement reads one statement, or the simple statements of a line.
func (p *parser) statement(body []Stmt) []Stmt {
	if !p.enter() {
		start := p.start()
		part := p.tooDeep()
		p.restOfLine(nil)
		p.leave()
		return append(body, &Simple{statement: p.stmtSince(start), Parts: []Expr{part}})
	}
	defer p.leave()
	switch p.kind() {
	case keywordElif, keywordElse, keywordExcept, keywordFinally:
		p.fail(Unexpected, p.tokens[p.i].span())
		return append(body, p.compound(p.start(), false))
	case keywordIf, keywordWhile, keywordFor, keywordTry, keywordWith:
		return append(body, p.compound(p.start(), false))
	case keywordDef, keywordClass, at:
		return p.definition(body)
	case keywordAsync:
		return p.async(body)
	case name:
		if p.atMatch() {
			return append(body, p.match())
		}
	}
	return p.simpleStatements(body)
}

// async reads what async begins.
func (p *parser) async(body []Stmt) []Stmt {
	switch p.peek(1) {
	case keywordDef:
		return p.definition(body)
	case keywordFor, keywordWith:
		start := p.start()
		p.next()
		return append(body, p.compound(start, true))
	}
	p.unexpected()
	return p.simpleStatements(body)
}

// simpleStatements reads the statements of a line, which semicolons separate, with its end.
func (p *parser) simpleStatements(body []Stmt) []Stmt {
	for p.kind() != newline && p.kind() != endMarker && p.kind() != dedent && p.kind() != indent {
		body = append(body, p.simpleStatement())
		if p.accept(semicolon) || p.kind() == newline || p.kind() == endMarker {
			continue
		}
		start := p.start()
		if parts := p.restOfLine(nil); len(parts) > 0 {
			body = append(body, &Simple{statement: p.stmtSince(start), Parts: parts})
		}
	}
	p.accept(newline)
	return body
}

// restOfLine reads what does not belong on the line: the expressions that are found in it.
func (p *parser) restOfLine(parts []Expr) []Expr {
	p.unexpected()
	for p.kind() != newline && p.kind() != endMarker && p.kind() != semicolon {
		if p.kind().startsExpression() {
			parts = append(parts, p.starOrNamed())
		} else {
			p.next()
		}
	}
	return parts
}

func (p *parser) simpleStatement() Stmt {
	start := p.start()
	switch p.kind() {
	case keywordImport:
		return p.importStatement()
	case keywordFrom:
		return p.importFrom()
	case keywordReturn:
		p.next()
		var value Expr
		if p.kind().startsExpression() {
			value = p.expressionList()
		}
		return &Return{p.stmtSince(start), value}
	case keywordDel:
		p.next()
		targets := p.targetList()
		return &Delete{p.stmtSince(start), targets}
	case keywordGlobal, keywordNonlocal:
		return p.scoping()
	case keywordPass, keywordBreak, keywordContinue:
		word := p.textOf(p.next())
		return &Simple{statement: p.stmtSince(start), Word: word}
	case keywordAssert, keywordRaise:
		return p.words()
	case name:
		if p.atWord("type") && p.peek(1) == name && (p.peek(2) == equal || p.peek(2) == leftBracket) {
			return p.typeAlias()
		}
	}
	return p.assignment()
}

// words reads assert and raise, whose expressions a comma or from separates.
func (p *parser) words() Stmt {
	start := p.start()
	word := p.textOf(p.next())
	var parts []Expr
	for p.kind().startsExpression() {
		parts = append(parts, p.expression())
		if !p.accept(comma) && !p.accept(keywordFrom) {
			break
		}
	}
	return &Simple{statement: p.stmtSince(start), Word: word, Parts: parts}
}

// scoping reads global and nonlocal.
func (p *parser) scoping() Stmt {
	start := p.start()
	s := &Scoping{Global: p.next().kind == keywordGlobal}
	for {
		if id, span := p.identifier(); id != "" {
			s.Names = append(s.Names, p.nameOf(id, span))
		}
		if !p.accept(comma) {
			break
		}
	}
	s.statement = p.stmtSince(start)
	return s
}

// typeAlias reads type name[parameters] = value.
func (p *parser) typeAlias() Stmt {
	start := p.start()
	p.next()
	id, span := p.identifier()
	bodyStart := p.start()
	params := p.typeParams()
	p.expect(equal)
	value := p.expression()
	body := &Opaque{expression: p.exprSince(bodyStart), Parts: append(partsOf(params), value), Binds: namesOf(params)}
	return &Simple{statement: p.stmtSince(start), Word: "type", Targets: []Expr{p.nameOf(id, span)}, Parts: []Expr{body}}
}

// assignment reads an assignment of any kind, or an expression.
func (p *parser) assignment() Stmt {
	start := p.start()
	first := p.expressionList()
	switch p.kind() {
	case equal:
		base, value := len(p.exprs.values), first
		for p.accept(equal) {
			p.exprs.push(value)
			value = p.expressionList()
		}
		targets := p.exprs.take(base)
		return p.assigns.add(Assign{p.stmtSince(start), targets, value})
	case colon:
		p.next()
		annotation := p.expression()
		var value Expr
		if p.accept(equal) {
			value = p.expressionList()
		}
		return &AnnAssign{p.stmtSince(start), first, annotation, value}
	case augmentedEqual:
		operator := p.textOf(p.next())
		value := p.expressionList()
		return &AugAssign{p.stmtSince(start), first, operator, value}
	}
	return p.expressions.add(ExprStmt{p.stmtSince(start), first})
}

// targetList reads the targets of for and del.
func (p *parser) targetList() []Expr {
	var targets []Expr
	for p.kind().startsExpression() {
		targets = append(targets, p.target())
		if !p.accept(comma) {
			break
		}
	}
	if len(targets) == 0 {
		targets = append(targets, p.missing())
	}
	return targets
}

// target reads one target, which ends before in.
func (p *parser) target() Expr {
	start := p.start()
	if p.accept(star) {
		value := p.operation(barLevel)
		return &Star{p.exprSince(start), value}
	}
	return p.operation(barLevel)
}

// Names gives the names that a target binds, or that targets in a row do.
func Names(targets ...Expr) []*Name {
	var names []*Name
	for _, target := range targets {
		switch target := target.(type) {
		case *Name:
			names = append(names, target)
		case *Star:
			names = append(names, Names(target.Value)...)
		case *Display:
			names = append(names, Names(target.Items...)...)
		}
	}
	return names
}
