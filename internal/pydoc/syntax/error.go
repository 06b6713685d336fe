package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// Error is one reason why Python rejects a text. Not all are found: the reader takes more than Python does.
type Error struct {
	// Span is where, in bytes.
	Span doc.Span
	Code ErrorCode
}

// ErrorCode is what is wrong with a text.
type ErrorCode uint8

// The codes.
const (
	// UnexpectedCharacter: a character that begins no token.
	UnexpectedCharacter ErrorCode = iota + 1
	// UnterminatedString and UnterminatedTriple: a string without its closing quote, or quotes.
	UnterminatedString
	UnterminatedTriple
	// UnclosedBracket: the bracket is not closed; UnmatchedBracket: it closes nothing.
	UnclosedBracket
	UnmatchedBracket
	// BadIndentation: the line is indented as no line that it could belong to.
	BadIndentation
	// Unexpected: a token that cannot come here.
	Unexpected
	// MissingExpression: there is no expression where one must be.
	MissingExpression
	// TooDeep: the text is nested too deeply to be read.
	TooDeep
)
