package terminal

import (
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Padding returns white space of the width of text; tabs are kept, so that they end at the same column.
func Padding(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(" ", Width(part))
	}
	return strings.Join(parts, "\t")
}

// Width is the number of columns that a text takes.
func Width(text string) int { return runewidth.StringWidth(text) }

// Plural formats a number with its noun: "1 file", "2 files".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
