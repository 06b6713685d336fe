package printable

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON writes a value as JSON with a final line end, each level indented by indent, "" for all on one line. A reader
// finds the exact value; in the text every hidden character is an escape, and nothing is a command of a CI system.
func JSON(w io.Writer, value any, indent string) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(text.Bytes()))
	return err
}

// escapeJSON escapes what stands in strings: outside of them the encoder writes ASCII, and neither "##" nor "::".
func escapeJSON(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == '#' && bytes.HasPrefix(text[i:], []byte("##")), r != '\n' && Hidden(r):
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out
}
