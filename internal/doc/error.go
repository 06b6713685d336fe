package doc

// Error is one reason why a text is refused. Span lies on one line.
type Error struct {
	Span Span
	// Code is what is wrong; Message says it, and is only for people.
	Code    ErrorCode
	Message string
}

// ErrorCode is what is wrong with a text.
type ErrorCode uint8

// The codes. What is right for one of them as a fix is right for all errors of that code.
const (
	// LimitReached: the text is too large or too deep.
	LimitReached ErrorCode = iota + 1
	// Stopped: nobody waits for the document any more.
	Stopped
	// MoreErrors: there are more errors than are listed.
	MoreErrors
	// BadEncoding: the text is not UTF-8.
	BadEncoding
	// BadCharacter: a character that no text can hold.
	BadCharacter
	// TabIndentation: a line is indented with a tab.
	TabIndentation
	// MisplacedTab: a tab where only spaces are allowed.
	MisplacedTab
	// BadIndentation: a line is indented as no line that it could belong to.
	BadIndentation
	// UnclosedQuote: the quote at Span.Start is not closed in the file.
	UnclosedQuote
	// UnclosedBracket: the bracket at Span.Start is not closed in the file.
	UnclosedBracket
	// MismatchedBracket: a bracket closes another one, or what comes next ends it.
	MismatchedBracket
	// InterruptedQuote: the document ends within quotes.
	InterruptedQuote
	// NeedsQuotes: the value holds characters with a meaning; in quotes it is the text.
	NeedsQuotes
	// TextAfterQuote: text after a closing quote.
	TextAfterQuote
	// BadEscape: an escape that double quotes do not have.
	BadEscape
	// MissingColon: a line that should be a key has no colon.
	MissingColon
	// MissingSpace: there is no space after a colon or a tag.
	MissingSpace
	// MissingDash: an item of a list has no dash.
	MissingDash
	// MissingComma: there is no comma between the items in brackets.
	MissingComma
	// MissingValue: a key, a value or an item is not there.
	MissingValue
	// Misplaced: a key, an item or a block where it cannot begin, or that belongs to nothing.
	Misplaced
	// ConflictMarker: a line that git writes for a conflict.
	ConflictMarker
	// SecondDocument: a second document in the file, or text after its end.
	SecondDocument
	// BadDirective: a line that begins with %.
	BadDirective
	// BadTag: a tag that is not well-formed, unknown, or that does not fit its value.
	BadTag
	// BadAnchor: an anchor that is defined twice, or an alias that is not defined.
	BadAnchor
	// BadBlockScalar: the header of a block scalar.
	BadBlockScalar
	// BadMerge: a merge key whose value is not a mapping.
	BadMerge
	// BadScalar: a value that is not of the type that it looks like or is tagged as.
	BadScalar
	// BadKey: a collection as a key.
	BadKey
)
