package terminal

import (
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Blank gives white space as wide as text; tabs stay, so that they end where those above do.
func Blank(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(" ", Width(part))
	}
	return strings.Join(parts, "\t")
}

// Width is how many columns a text takes.
func Width(text string) int { return runewidth.StringWidth(text) }

// Plural is a number of things: "1 file", "2 files".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
