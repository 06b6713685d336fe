// Package printable makes text that comes from a file, a client or a stranger's repository safe to show: on a
// terminal, in a log, in a message. Whatever would command the reader's terminal or CI system, reorder the text
// around it, or be there without being seen, is shown as an escape, spelled as in a Go string or in YAML's double
// quotes: \x1b, \u202e, \n. An escape can also be what the text says itself; it is for reading, not for decoding.
//
// Writers do not call it piece by piece: they print with [Sprintf] and [Fprintf], which escape every argument that
// is not a [Text] already.
package printable

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is text that is safe to print: our own, or escaped by this package. Its line ends are ours; it holds no
// other control character but tabs, and the colors that package terminal adds.
type Text string

// Line shows a text on one line: line breaks are escaped too, tabs stay. Escaping twice changes nothing.
func Line(text string) Text {
	if plain(text) {
		return Text(text)
	}
	return Text(disarm(escape(text)))
}

// Lines shows a text of several lines. They end with \n or \r\n in the text, and with \n in the result; every other
// line break is escaped.
func Lines(text string) Text {
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

// plain reports whether nothing is to be escaped in what most texts are, ASCII without a command.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || c < ' ' && c != '\t' || c == 0x7f || c == ':' || c == '#' {
			return false
		}
	}
	return true
}

// escape replaces each character that cannot be shown, and each byte that is not UTF-8.
func escape(text string) string {
	var out strings.Builder
	previous := rune(0)
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteString(`\x` + strconv.FormatUint(uint64(text[0])|0x100, 16)[1:])
		case shown(r, previous):
			out.WriteString(text[:size])
		default:
			out.WriteString(Escape(r))
		}
		previous, text = r, text[size:]
	}
	return out.String()
}

// Escape is the escape of one character, as [strconv.Quote] spells it.
func Escape(r rune) string {
	if quoted := strconv.QuoteRuneToASCII(r); r != '\'' {
		return quoted[1 : len(quoted)-1]
	}
	return "'"
}

// Shown reports whether a text is one line that is shown as it is, without an escape and without tabs.
func Shown(text string) bool { return !strings.Contains(text, "\t") && Line(text) == Text(text) }

// shown reports whether a character is seen, and does nothing else, behind another one.
func shown(r, previous rune) bool {
	switch {
	case r == '\t':
		return true
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner:
		// They shape the letters of several scripts and join emoji. Within ASCII they only make two texts
		// look the same.
		return previous > unicode.MaxASCII
	}
	return !Hidden(r)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// Hidden reports whether a character is not seen itself and can change what is seen around it: the controls of C0
// and C1, DEL, separators of lines and paragraphs, all format characters (bidirectional embeddings, overrides,
// isolates and marks, zero-width characters, byte order marks, tags), and what Unicode lets fonts ignore.
func Hidden(r rune) bool {
	return r < ' ' || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

// CI systems run commands that they find in a log. GitHub Actions: "::name::" where a line begins, white space not
// counted, and "##[name]" anywhere (actions/runner, src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse).
// Azure Pipelines: "##vso[" and "##[" (microsoft/azure-pipelines-agent, Command.cs). TeamCity: "##teamcity[".
var (
	lineCommand = regexp.MustCompile(`^([\s\pZ]*):(:)`)
	markCommand = regexp.MustCompile(`#(#[A-Za-z]*\[)`)
)

// disarm escapes the first character of what a CI system would take for a command.
func disarm(line string) string {
	if strings.Contains(line, "::") {
		line = lineCommand.ReplaceAllString(line, `${1}\x3a${2}`)
	}
	if strings.Contains(line, "##") {
		line = markCommand.ReplaceAllString(line, `\x23${1}`)
	}
	return line
}
