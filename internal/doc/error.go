package doc

// Error is a syntax error. Span is on one line.
type Error struct {
	Span Span
	// Code identifies the error. Message is for people only.
	Code    ErrorCode
	Message string
}

// ErrorCode identifies a kind of syntax error.
type ErrorCode uint8

// The error codes. A fix that is right for one error is right for all errors with the same code.
const (
	// LimitReached: the text is too large or too deep.
	LimitReached ErrorCode = iota + 1
	// Canceled: parsing was canceled.
	Canceled
	// MoreErrors: further errors are not listed.
	MoreErrors
	// BadEncoding: the text is not UTF-8.
	BadEncoding
	// BadCharacter: a character that YAML does not allow.
	BadCharacter
	// TabIndentation: a line is indented with a tab.
	TabIndentation
	// MisplacedTab: a tab where only spaces are allowed.
	MisplacedTab
	// BadIndentation: the indentation does not match any enclosing block.
	BadIndentation
	// UnclosedQuote: the quote at Span.Start is not closed.
	UnclosedQuote
	// UnclosedBracket: the bracket at Span.Start is not closed.
	UnclosedBracket
	// MismatchedBracket: a closing bracket does not match the opening one, or the bracket is closed too early.
	MismatchedBracket
	// InterruptedQuote: the document ends inside quotes.
	InterruptedQuote
	// NeedsQuotes: the value has special characters and must be quoted.
	NeedsQuotes
	// TextAfterQuote: text after a closing quote.
	TextAfterQuote
	// BadEscape: an invalid escape in double quotes.
	BadEscape
	// MissingColon: a key is not followed by a colon.
	MissingColon
	// MissingSpace: a space is missing after a colon or a tag.
	MissingSpace
	// MissingDash: a list item does not start with a dash.
	MissingDash
	// MissingComma: a comma is missing in a flow collection.
	MissingComma
	// MissingValue: a key, value or item is missing.
	MissingValue
	// Misplaced: a key, item or block where none is allowed.
	Misplaced
	// ConflictMarker: a conflict marker of git.
	ConflictMarker
	// SecondDocument: a second document in the file, or text after its end.
	SecondDocument
	// BadDirective: a line that starts with %.
	BadDirective
	// BadTag: an invalid or unknown tag, or one that does not match its value.
	BadTag
	// BadAnchor: a duplicate anchor, or an alias without an anchor.
	BadAnchor
	// BadBlockScalar: an invalid header of a block scalar.
	BadBlockScalar
	// BadMerge: the value of a merge key is not a mapping.
	BadMerge
	// BadScalar: a value that is invalid for its tag or apparent type.
	BadScalar
	// BadKey: a collection as a key.
	BadKey
)
