package printable

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON writes a value as JSON with a final line break, each level indented by indent ("" writes a single line). All lines but the
// first start with prefix. The value is unchanged; in the text, hidden characters are escaped and no line is a CI command.
func JSON(w io.Writer, value any, prefix, indent string) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, indent)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(text.Bytes()))
	return err
}

// escapeJSON escapes the contents of strings. Outside of strings the encoder writes only ASCII, and neither "##" nor "::".
func escapeJSON(text []byte) []byte {
	var out []byte
	copied := 0 // how much of text is in out
	for i := 0; i < len(text); {
		if c := text[i]; ' ' <= c && c <= '~' && c != '#' || c == '\n' {
			i++
			continue // nearly all
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == '#' && bytes.HasPrefix(text[i:], []byte("##")) || IsHidden(r) {
			out = append(out, text[copied:i]...)
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return text // nearly all
	}
	return append(out, text[copied:]...)
}
