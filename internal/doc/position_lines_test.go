package doc_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

var editorBreak = regexp.MustCompile(`\r\n|\r|\n`)

// Lines are those of the protocol, whatever YAML or Unicode break too: each offset is converted as by counting.
func TestPositionsBetweenLineEndsOfEveryKind(t *testing.T) {
	texts := []string{
		"", "\r", "\n\r", "a: 1\rb: 2\r\nc: 3\nd: 4", "\uFEFFa: 1\r\rb: 2\r\r\n\n", "a: é\u0085b: €\u2028c: 😀\u2029\r😀é: 1\r\n",
		"😀\r😀😀\n\r\n\r", "a: |\r  x\r\r\n  y\u2028z\r", "\"a\\\r  b\": 'c\r\n\r  d'\r", "a: \xff\xe2\x80\r\xf0\x9f\n\xc2\r\n",
	}
	for _, text := range texts {
		document := yamldoc.Parse("lines.yaml", []byte(text))
		line, start := 0, 0
		for {
			end, next := len(text), -1
			if found := editorBreak.FindStringIndex(text[start:]); found != nil {
				end, next = start+found[0], start+found[1]
			}
			span := doc.Span{Start: start, End: end}
			if strings.HasPrefix(text[start:], "\uFEFF") {
				span.Start += len("\uFEFF")
			}
			if got := document.EditorLine(line); got != span {
				t.Errorf("line %d of %q is %v, want %v", line, text, got, span)
			}
			checkLine(t, document, line, start, end)
			if next < 0 {
				break
			}
			line, start = line+1, next
		}
	}
}

// checkLine compares each character of a line in each encoding with what counting gives.
func checkLine(t *testing.T, document *doc.Document, line, start, end int) {
	t.Helper()
	text := document.Source[start:end]
	for at := 0; at <= len(text); {
		before := []rune(string(text[:at]))
		want := map[doc.Encoding]int{
			doc.UTF8: at, doc.UTF16: len(utf16.Encode(before)), doc.UTF32: len(before),
		}
		for encoding, character := range want {
			gotLine, got := document.OffsetPosition(start+at, encoding)
			if gotLine != line || got != character {
				t.Errorf("offset %d of %q in encoding %d is %d:%d, want %d:%d", start+at, document.Source, encoding, gotLine, got, line, character)
			}
			if back := document.PositionOffset(line, character, encoding); back != start+at {
				t.Errorf("%d:%d of %q in encoding %d is offset %d, want %d", line, character, document.Source, encoding, back, start+at)
			}
		}
		_, size := utf8.DecodeRune(text[at:])
		at += max(size, 1)
	}
}
