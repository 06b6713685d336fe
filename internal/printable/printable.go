// Package printable makes untrusted text (from a file, a client or another repository) safe to show on a terminal, in a
// log or in a message. Characters that could control the terminal or CI system, reorder the surrounding text or be
// invisible are replaced by escapes as in Go strings and double-quoted YAML scalars: \x1b, \u202e, \n. The result is for
// people; it cannot be decoded, since the text itself can contain the same escapes.
//
// Callers print with [Sprintf] and [Fprintf], which escape every argument that is not a [Text].
package printable

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// Text is text that is safe to print: a literal in the program, or escaped by this package. It contains no control
// characters except line breaks, tabs, and the color sequences that package terminal adds.
type Text string

// Line escapes text so that it is shown on one line: line breaks are escaped too, tabs are kept. Line is idempotent.
func Line(text string) Text {
	if isPlainASCII(text) {
		return Text(text)
	}
	return Text(escapeCommands(escape(text)))
}

// Lines escapes text of several lines. Lines end with \n or \r\n in the text and with \n in the result; all other line
// breaks are escaped.
func Lines(text string) Text {
	if isPlainASCII(text) {
		return Text(text)
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		content, ended := strings.CutSuffix(line, "\n")
		if ended {
			content = strings.TrimSuffix(content, "\r")
		}
		out.WriteString(string(Line(content)))
		if ended {
			out.WriteByte('\n')
		}
	}
	return Text(out.String())
}

// isPlainASCII reports whether text needs no escaping: ASCII without control characters, and without "::" and "##", which begin CI
// commands, as most text is.
func isPlainASCII(text string) bool {
	previous := byte(0)
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf || c < ' ' && c != '\t' || c == 0x7f || c == previous && (c == ':' || c == '#') {
			return false
		}
		previous = c
	}
	return true
}

// escape replaces each character that is not safe, and each byte that is not valid UTF-8.
func escape(text string) string {
	var out strings.Builder
	previous := rune(0)
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteString(`\x` + strconv.FormatUint(uint64(text[0])|0x100, 16)[1:])
		case isVisible(r, previous):
			out.WriteString(text[:size])
		default:
			out.WriteString(EscapeRune(r))
		}
		previous, text = r, text[size:]
	}
	return out.String()
}

// EscapeRune returns the escape sequence of one character, as [strconv.Quote] writes it.
func EscapeRune(r rune) string {
	if quoted := strconv.QuoteRuneToASCII(r); r != '\'' {
		return quoted[1 : len(quoted)-1]
	}
	return "'"
}

// IsPlainLine reports whether text is a single line that needs no escape and has no tabs.
func IsPlainLine(text string) bool { return !strings.Contains(text, "\t") && Line(text) == Text(text) }

// isVisible reports whether a character is visible, and has no other effect, after the previous one.
func isVisible(r, previous rune) bool {
	switch {
	case r == '\t':
		return true
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner:
		// They shape letters in several scripts and join emoji. After ASCII they only make two different texts
		// look the same.
		return previous > unicode.MaxASCII
	}
	return !IsHidden(r)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// IsHidden reports whether a character is invisible and can change the text around it: C0 and C1 control characters, DEL,
// line and paragraph separators, format characters (bidirectional embeddings, overrides, isolates and marks, zero-width
// characters, byte order marks, tags), and characters that Unicode allows fonts to ignore.
func IsHidden(r rune) bool {
	return r < ' ' || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

// CI systems run commands that they find in a log. GitHub Actions: "::name::" at the start of a line, after optional white
// space, and "##[name]" anywhere (actions/runner, src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse). Azure
// Pipelines: "##vso[" and "##[" (microsoft/azure-pipelines-agent, Command.cs). TeamCity: "##teamcity[".
var (
	commandAtLineStart = lazyregexp.New(`^([\s\pZ]*):(:)`)
	hashCommand        = lazyregexp.New(`#(#[A-Za-z]*\[)`)
)

// escapeCommands escapes the first character of each CI command.
func escapeCommands(line string) string {
	if strings.Contains(line, "::") {
		line = commandAtLineStart().ReplaceAllString(line, `${1}\x3a${2}`)
	}
	if strings.Contains(line, "##") {
		line = hashCommand().ReplaceAllString(line, `\x23${1}`)
	}
	return line
}
