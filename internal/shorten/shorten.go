// Package shorten truncates text from files that is repeated in messages, since it can be long or contain secrets.
package shorten

import "unicode/utf8"

// longestQuote is the maximum number of code points of a value that a message repeats.
const longestQuote = 30

// ForMessage truncates text to the length that a message may repeat of a value or of a line of another file.
func ForMessage(text string) string { return To(text, longestQuote) }

// To truncates text to at most longest code points. The last one is "…" if anything was cut.
func To(text string, longest int) string {
	if len(text) <= longest || utf8.RuneCountInString(text) <= longest {
		return text
	}
	end, left := 0, longest-1
	for i := range text {
		if left == 0 {
			end = i
			break
		}
		left--
	}
	return text[:end] + "…"
}

// KeepEnd keeps the end of text, at most longest code points. The first one is "…" if anything was cut.
func KeepEnd(text string, longest int) string {
	if len(text) <= longest || utf8.RuneCountInString(text) <= longest {
		return text
	}
	start := len(text)
	for range longest - 1 {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return "…" + text[start:]
}
