package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// compound reads an if, for, while, try or with statement with all its clauses. Clauses without a first one are read too.
func (p *parser) compound(start int, async bool) Stmt {
	c := &Compound{Async: async}
	first := p.kind()
	for {
		c.Clauses = append(c.Clauses, p.clause())
		if !continues(first, p.kind()) {
			break
		}
	}
	c.statement = p.stmtSince(start)
	return c
}

// continues reports whether a clause belongs to the statement that begins with a keyword.
func continues(first, k kind) bool {
	switch k {
	case keywordElif:
		return first == keywordIf || first == keywordElif
	case keywordElse:
		return first != keywordWith && first != keywordElse
	case keywordExcept, keywordFinally:
		return first == keywordTry || first == keywordExcept || first == keywordElse
	}
	return false
}

func (p *parser) clause() Clause {
	start := p.start()
	t := p.next()
	c := Clause{Word: p.textOf(t)}
	switch t.kind {
	case keywordFor:
		c.Targets = p.targetList()
		p.expect(keywordIn)
		c.Parts = []Expr{p.expressionList()}
	case keywordWith:
		c.Parts, c.Targets = p.withItemList()
	case keywordExcept:
		p.accept(star)
		p.exceptions(&c)
	case keywordIf, keywordElif, keywordWhile:
		c.Parts = []Expr{p.namedExpression()}
	}
	c.Body = p.suite()
	c.Span = p.since(start)
	return c
}

// exceptions reads what an except clause catches, several without parentheses too.
func (p *parser) exceptions(c *Clause) {
	for p.kind().startsExpression() {
		c.Parts = append(c.Parts, p.expression())
		if !p.accept(comma) {
			break
		}
	}
	if p.accept(keywordAs) {
		c.Targets = []Expr{p.nameOf(p.identifier())}
	}
}

// withItemList reads the items of a with statement, which can be in parentheses.
func (p *parser) withItemList() (items, targets []Expr) {
	p.targets = nil
	for p.kind().startsExpression() {
		before := len(p.targets)
		item := p.expression()
		if list, ok := item.(*Display); ok && len(p.targets) > before {
			items = append(items, list.Items...)
		} else {
			items = append(items, item)
		}
		if p.accept(keywordAs) {
			p.targets = append(p.targets, p.target())
		}
		if !p.accept(comma) {
			break
		}
	}
	if len(items) == 0 {
		items = append(items, p.missing())
	}
	targets, p.targets = p.targets, nil
	return items, targets
}

// atMatch reports whether a match statement begins here, rather than an expression that begins with that name: its header
// ends with a colon, and case comes after it. A header that is being typed is one where a name or literal comes next.
func (p *parser) atMatch() bool {
	if !p.atWord("match") {
		return false
	}
	switch p.peek(1) {
	case name, number, stringLiteral, fstringStart, keywordNone, keywordTrue, keywordFalse, keywordNot, keywordAwait, keywordLambda, tilde:
		return true
	case leftParen, leftBracket, leftBrace, minus, plus, star, ellipsis:
		return p.caseFollows()
	}
	return false
}

// caseFollows reports whether the line ends with a colon and a block begins with case.
func (p *parser) caseFollows() bool {
	i := p.i
	for p.tokens[i].kind != newline && p.tokens[i].kind != endMarker {
		i++
	}
	if p.tokens[i-1].kind != colon || i+2 >= len(p.tokens) || p.tokens[i+1].kind != indent {
		return false
	}
	return p.tokens[i+2].kind == name && p.textOf(p.tokens[i+2]) == "case"
}

// match reads a match statement: a clause of the subject, and one of each case.
func (p *parser) match() Stmt {
	start := p.start()
	p.next()
	subject := Clause{Word: "match", Parts: []Expr{p.expressionList()}, Span: doc.Span{Start: start}}
	p.expect(colon)
	subject.Span.End = p.end()
	m := &Compound{Clauses: []Clause{subject}}
	p.expect(newline)
	if p.accept(indent) {
		p.cases(m)
	}
	m.statement = p.stmtSince(start)
	return m
}

func (p *parser) cases(m *Compound) {
	for p.kind() != endMarker {
		switch {
		case p.accept(dedent):
			return
		case p.atWord("case"):
			m.Clauses = append(m.Clauses, p.caseClause())
		default:
			p.fail(Unexpected, p.tokens[p.i].span())
			before := p.i
			last := &m.Clauses[len(m.Clauses)-1]
			last.Body = p.statement(last.Body)
			if last.Span.End = max(last.Span.End, p.end()); p.i == before {
				p.next()
			}
		}
	}
}

func (p *parser) caseClause() Clause {
	start := p.start()
	p.next()
	c := Clause{Word: "case", Targets: p.pattern()}
	if p.accept(keywordIf) {
		c.Parts = []Expr{p.namedExpression()}
	}
	c.Body = p.suite()
	c.Span = p.since(start)
	return c
}

// pattern skips a pattern and gives the names that it binds: those that are neither part of a dotted name, nor the
// name of a class or of an attribute.
func (p *parser) pattern() []Expr {
	var names []Expr
	depth := 0
	for {
		k := p.kind()
		switch {
		case k == newline || k == endMarker:
			return names
		case depth == 0 && (k == colon || k == keywordIf):
			return names
		case k.isOpening():
			depth++
		case k.isClosing():
			depth--
		case k == name && p.captures():
			names = append(names, p.nameOf(p.identifier()))
			continue
		}
		p.next()
	}
}

// captures reports whether the name that is next in a pattern is bound.
func (p *parser) captures() bool {
	if p.tokens[p.i-1].kind == dot || p.atWord("_") {
		return false
	}
	switch p.peek(1) {
	case dot, leftParen, equal:
		return false
	}
	return true
}
