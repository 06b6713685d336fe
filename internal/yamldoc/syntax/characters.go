package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// Classes of bytes for the scanner.
const (
	// isSpace is PyYAML's '\0 \t\r\n\x85\u2028\u2029', what may follow an indicator.
	isSpace = 1 << iota
	// isBreak is '\r\n\x85\u2028\u2029'.
	isBreak
	// endsPlain is where a word of a plain scalar may end in block context.
	endsPlain
	// endsFlowPlain is the same inside brackets.
	endsFlowPlain
	// endsQuoted is where a run of plain text in quotes may end.
	endsQuoted
	// isName is a letter, a digit, '-' or '_': the names of anchors and directives.
	isName
	// isURI is what a tag is made of.
	isURI
	// wide is the first byte of a break of more than one byte.
	wide
)

// classes has the classes of each byte. The bytes C2 and E2 start the line breaks NEL, LS and PS, but also other characters, which must be
// distinguished.
var classes = func() (table [256]uint8) {
	add := func(class uint8, bytes string) {
		for i := range len(bytes) {
			table[bytes[i]] |= class
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	add(isSpace, "\x00 \t\r\n")
	add(isBreak, "\r\n")
	add(endsPlain, "\x00 \t\r\n:\xc2\xe2")
	add(endsFlowPlain, "\x00 \t\r\n:\xc2\xe2,?[]{}")
	add(endsQuoted, "\x00 \t\r\n'\"\\\xc2\xe2")
	add(isName, letters+"-_")
	add(isURI, letters+"-;/?:@&=+$,_.!~*'()[]%")
	add(wide, "\xc2\xe2")
	return table
}()

// spaceAt reports whether a space, tab, line break or the end of the text is at i.
func spaceAt(text string, i int) bool {
	class := classes[text[i]]
	return class&isSpace != 0 || class&wide != 0 && doc.LineBreakLen(text, i) > 0
}

// breakOrEndAt reports whether the line ends at i.
func breakOrEndAt(text string, i int) bool {
	return text[i] == 0 || doc.LineBreakLen(text, i) > 0
}
