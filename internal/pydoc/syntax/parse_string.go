package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// Literal is one string literal.
type Literal struct {
	// Span is all of it, Text what is between the quotes.
	Span, Text doc.Span
	// Prefix is what is before the quotes, such as "rb".
	Prefix string
	// Fields are the replacement fields of an f-string or t-string.
	Fields []Field
	// Broken says that it has no closing quote.
	Broken bool
}

// Field is a replacement field, {value!r:format}.
type Field struct {
	Span  doc.Span
	Value Expr
	// Plain says that it has nothing but the value: no "=", no conversion and no format specifier.
	Plain bool
	// Format are the fields in the format specifier.
	Format []Field
}

// str reads string literals in a row.
func (p *parser) str() Expr {
	start := p.start()
	base := len(p.literals.values)
	for p.kind() == stringLiteral || p.kind() == fstringStart {
		if p.kind() == stringLiteral {
			p.literals.push(p.literal(p.next()))
		} else {
			p.literals.push(p.fstring())
		}
	}
	return p.strings.add(String{p.exprSince(start), p.literals.take(base)})
}

// literal is a literal without replacement fields.
func (p *parser) literal(t token) Literal {
	text := p.textOf(t)
	quote := 0
	for text[quote] != '"' && text[quote] != '\'' {
		quote++
	}
	length := 1
	if len(text) > quote+2 && text[quote+1] == text[quote] {
		length = 3
	}
	end := int(t.end)
	if !t.broken {
		end -= length
	}
	return Literal{Span: t.span(), Text: doc.Span{Start: int(t.start) + quote + length, End: end}, Prefix: text[:quote], Broken: t.broken}
}

// fstring reads an f-string or t-string.
func (p *parser) fstring() Literal {
	opening := p.next()
	text := p.textOf(opening)
	l := Literal{Text: doc.Span{Start: int(opening.end)}}
	for l.Prefix = text; l.Prefix[len(l.Prefix)-1] == '"' || l.Prefix[len(l.Prefix)-1] == '\''; {
		l.Prefix = l.Prefix[:len(l.Prefix)-1]
	}
	l.Fields = p.fields()
	p.skipTo(fstringEnd)
	l.Text.End = p.end()
	if p.kind() == fstringEnd {
		ending := p.next()
		l.Text.End, l.Broken = int(ending.start), ending.broken
	}
	l.Span = p.since(int(opening.start))
	return l
}

// fields reads the fields in the text of a string, or of a format specifier.
func (p *parser) fields() []Field {
	var fields []Field
	for {
		switch p.kind() {
		case fstringMiddle:
			p.next()
		case leftBrace:
			fields = append(fields, p.field())
		default:
			return fields
		}
	}
}

func (p *parser) field() Field {
	start := p.start()
	p.next()
	defer p.leave()
	if !p.enter() {
		value := p.tooDeep()
		p.skipTo(rightBrace)
		p.accept(rightBrace)
		return Field{Span: p.since(start), Value: value}
	}
	f := Field{Value: p.expressionList()}
	f.Plain = !p.accept(equal)
	if p.accept(exclamation) {
		f.Plain = false
		p.accept(name)
	}
	if p.accept(colon) {
		f.Plain = false
		f.Format = p.fields()
	}
	p.skipTo(rightBrace)
	p.accept(rightBrace)
	f.Span = p.since(start)
	return f
}

// skipTo skips what Python rejects in a string.
func (p *parser) skipTo(k kind) {
	for p.kind() != k && p.kind() != fstringEnd && p.kind() != newline && p.kind() != endMarker {
		p.fail(Unexpected, p.next().span())
	}
}

// HasFields reports whether it is an f-string or t-string, be it without a replacement field.
func (l Literal) HasFields() bool { return hasFields(l.Prefix) }
