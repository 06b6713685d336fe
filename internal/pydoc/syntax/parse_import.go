package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

func (p *parser) importStatement() Stmt {
	start := p.start()
	p.next()
	var names []Alias
	for {
		names = append(names, p.alias(p.dottedName))
		if !p.accept(comma) {
			break
		}
	}
	return &Import{p.stmtSince(start), names}
}

func (p *parser) importFrom() Stmt {
	start := p.start()
	p.next()
	s := &ImportFrom{}
	for {
		if p.accept(dot) {
			s.Level++
		} else if p.accept(ellipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if s.Level == 0 || p.kind() == name {
		s.Module, s.ModuleSpan = p.dottedName()
	}
	if p.expect(keywordImport) {
		if s.Star = p.accept(star); !s.Star {
			s.Names = p.importedNames()
		}
	}
	s.statement = p.stmtSince(start)
	return s
}

// importedNames reads the names of from ... import, which can be in parentheses.
func (p *parser) importedNames() []Alias {
	parentheses := p.accept(leftParen)
	var names []Alias
	for p.kind() == name {
		names = append(names, p.alias(p.identifier))
		if !p.accept(comma) {
			break
		}
	}
	if len(names) == 0 {
		p.fail(Unexpected, p.tokens[p.i].span())
	}
	if parentheses {
		p.expect(rightParen)
	}
	return names
}

// alias reads a name and what as calls it.
func (p *parser) alias(read func() (string, doc.Span)) Alias {
	start := p.start()
	var a Alias
	a.Name, a.NameSpan = read()
	if p.accept(keywordAs) {
		a.As, a.AsSpan = p.identifier()
	}
	a.Span = p.since(min(start, a.NameSpan.Start))
	return a
}

// dottedName reads the name of a module.
func (p *parser) dottedName() (string, doc.Span) {
	dotted, span := p.identifier()
	for dotted != "" && p.accept(dot) {
		id, part := p.identifier()
		dotted, span.End = dotted+"."+id, max(span.End, part.End)
	}
	return dotted, span
}
