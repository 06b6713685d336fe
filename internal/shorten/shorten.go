// Package shorten cuts what messages repeat of files and values: these can be secrets, and longer than a line.
package shorten

import "unicode/utf8"

// longestQuote bounds what a message repeats of a value, in code points.
const longestQuote = 30

// Quote cuts a text to what a message may repeat of a value or of a line of another file.
func Quote(text string) string { return To(text, longestQuote) }

// To cuts a text to a number of code points, the last of which is then "…".
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

// EndTo cuts a text to a number of code points, the first of which is then "…".
func EndTo(text string, longest int) string {
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
