package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// token is one token of Python's lexical analysis, as the module tokenize names them. Comments and blank lines have none.
type token struct {
	kind kind
	// broken says that a string has no closing quote.
	broken bool
	// start and end are offsets of bytes.
	start, end int32
}

func (t token) span() doc.Span { return doc.Span{Start: int(t.start), End: int(t.end)} }

// kind is what a token is: operators and keywords have separate kinds where the parser distinguishes them.
type kind uint8

const (
	endMarker kind = iota
	newline
	indent
	dedent
	name
	number
	stringLiteral
	fstringStart
	fstringMiddle
	fstringEnd
	// unknown is a character that begins no token, or a closing bracket that closes nothing.
	unknown

	leftParen
	leftBracket
	leftBrace
	rightParen
	rightBracket
	rightBrace

	comma
	colon
	semicolon
	dot
	ellipsis
	arrow
	equal
	colonEqual
	augmentedEqual // +=, -= and all others
	exclamation
	comparison // ==, !=, <, <=, >, >=
	star
	doubleStar
	at
	slash // /, // and %
	plus
	minus
	tilde
	shift // << and >>
	ampersand
	circumflex
	bar

	keywordFalse
	keywordNone
	keywordTrue
	keywordAnd
	keywordAs
	keywordAssert
	keywordAsync
	keywordAwait
	keywordBreak
	keywordClass
	keywordContinue
	keywordDef
	keywordDel
	keywordElif
	keywordElse
	keywordExcept
	keywordFinally
	keywordFor
	keywordFrom
	keywordGlobal
	keywordIf
	keywordImport
	keywordIn
	keywordIs
	keywordLambda
	keywordNonlocal
	keywordNot
	keywordOr
	keywordPass
	keywordRaise
	keywordReturn
	keywordTry
	keywordWhile
	keywordWith
	keywordYield
)

// wordKind is the kind of an identifier or keyword. The keywords match, case, type and _ are soft: the parser tells them
// from names.
func wordKind(word string) kind {
	if len(word) < 2 || len(word) > 8 {
		return name
	}
	switch word {
	case "False":
		return keywordFalse
	case "None":
		return keywordNone
	case "True":
		return keywordTrue
	case "and":
		return keywordAnd
	case "as":
		return keywordAs
	case "assert":
		return keywordAssert
	case "async":
		return keywordAsync
	case "await":
		return keywordAwait
	case "break":
		return keywordBreak
	case "class":
		return keywordClass
	case "continue":
		return keywordContinue
	case "def":
		return keywordDef
	case "del":
		return keywordDel
	case "elif":
		return keywordElif
	case "else":
		return keywordElse
	case "except":
		return keywordExcept
	case "finally":
		return keywordFinally
	case "for":
		return keywordFor
	case "from":
		return keywordFrom
	case "global":
		return keywordGlobal
	case "if":
		return keywordIf
	case "import":
		return keywordImport
	case "in":
		return keywordIn
	case "is":
		return keywordIs
	case "lambda":
		return keywordLambda
	case "nonlocal":
		return keywordNonlocal
	case "not":
		return keywordNot
	case "or":
		return keywordOr
	case "pass":
		return keywordPass
	case "raise":
		return keywordRaise
	case "return":
		return keywordReturn
	case "try":
		return keywordTry
	case "while":
		return keywordWhile
	case "with":
		return keywordWith
	case "yield":
		return keywordYield
	}
	return name
}

// isOpening reports whether a token is an opening bracket, isClosing whether it is a closing one.
func (k kind) isOpening() bool { return k == leftParen || k == leftBracket || k == leftBrace }
func (k kind) isClosing() bool { return k == rightParen || k == rightBracket || k == rightBrace }

// closing is the kind of the bracket that closes one.
func (k kind) closing() kind { return k + rightParen - leftParen }

// onlyStatement reports whether a keyword is part of no expression, so that it cannot come within brackets.
func (k kind) onlyStatement() bool {
	switch k {
	case keywordAssert, keywordBreak, keywordClass, keywordContinue, keywordDef, keywordDel, keywordElif, keywordExcept,
		keywordFinally, keywordGlobal, keywordImport, keywordNonlocal, keywordPass, keywordRaise, keywordReturn, keywordTry,
		keywordWhile, keywordWith:
		return true
	}
	return false
}

// closes reports whether a token ends what is within brackets, be it because it is half-typed.
func (k kind) closes() bool {
	switch k {
	case rightParen, rightBracket, rightBrace, newline, endMarker, fstringMiddle, fstringEnd:
		return true
	}
	return false
}

// startsExpression reports whether an expression can begin with a token.
func (k kind) startsExpression() bool {
	switch k {
	case name, number, stringLiteral, fstringStart, leftParen, leftBracket, leftBrace, ellipsis, plus, minus, tilde, star,
		keywordFalse, keywordNone, keywordTrue, keywordAwait, keywordLambda, keywordNot, keywordYield:
		return true
	}
	return false
}

// IsKeyword reports whether a word is a keyword of Python, which no name can be. Soft keywords are names.
func IsKeyword(word string) bool { return wordKind(word) != name }
