package strength

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf16"
)

// Token looks like a credential. No output may hold it.
const Token = "ghp_ThisIsNotARealTokenOfAnyone0123456789"

// Pieces are what tends to break readers of YAML and printers of text.
var Pieces = []string{
	"\t", "\r", "\ufeff", "\U0001F600", "\U00020BB7", "\x00", "\u2028", "\u0085", "é", "{", "[", "]", "}", "- ", ": ", "*a", "&a ",
	"|\n", "'", "\"", "#", "!!binary ", "<<: ", "? ", "%YAML 1.1\n", "---\n", "...\n", "\x1b[31m", "\r\n", "\\", "@", "`", "!t ", ">-\n  ",
	"  ", "\n\n", "::", "\x7f", "\ue000", "\ufffd", "\ud7ff", "\u202e", "settings:\n  docker:\n", "skip_build: true\n", "docker: ",
	"steps: {a: {settings: {docker: {", "dockerfile: ", "~", "null", "*", "&", " " + Token + " ", "\n::error::x\n",
}

var tails = []string{
	"settings:\n  docker: ", "steps:\n  train:\n    settings:\n      docker:\n        requirements: ", "\n  - ", "  req", "a: *", "[{", "'",
	"x: |\n   y\n  z",
}

// Mutate changes a text as if it were half typed, broken or strange, in up to six places.
func Mutate(random *rand.Rand, text string) string {
	for range Pick(random, []int{0, 1, 1, 2, 3, 6}) {
		text = Pick(random, changes)(random, text)
	}
	return text
}

// MutateFile changes a text as Mutate, and sometimes its encoding, line ends and last line.
func MutateFile(random *rand.Rand, text string) []byte {
	text = Mutate(random, text)
	at := random.IntN(len(text) + 1)
	switch random.IntN(12) {
	case 0:
		return slices.Concat([]byte(text[:at]), []byte{byte(random.IntN(256))}, []byte(text[at:]))
	case 1:
		return []byte("\ufeff" + text)
	case 2:
		return []byte(text[:at] + text[min(len(text), at+1):])
	case 3:
		return encoded16(text)
	case 4:
		return []byte(strings.TrimRight(text, "\n"))
	case 5:
		return []byte(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"))
	}
	return []byte(text)
}

// encoded16 is a text in UTF-16, the low byte first, with its byte order mark.
func encoded16(text string) []byte {
	data := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return data
}

var changes = []func(*rand.Rand, string) string{
	func(random *rand.Rand, text string) string { return text[:place(random, text)] },
	insertPiece, insertPiece, insertPiece,
	func(random *rand.Rand, text string) string {
		return remove(random, text, Pick(random, []int{1, 1, 2, 5, 20}))
	},
	func(random *rand.Rand, text string) string { return remove(random, text, 1+random.IntN(len(text)/2+1)) },
	func(random *rand.Rand, text string) string { return text + Pick(random, tails) },
	func(random *rand.Rand, text string) string {
		return strings.ReplaceAll(text, "\n", Pick(random, []string{"\r\n", "\r"}))
	},
	byLine(func(random *rand.Rand, lines []string, i int) []string {
		return slices.Insert(lines, i, Pick(random, lines))
	}),
	byLine(func(random *rand.Rand, lines []string, i int) []string {
		j := random.IntN(len(lines))
		lines[i], lines[j] = lines[j], lines[i]
		return lines
	}),
	byLine(func(random *rand.Rand, lines []string, i int) []string {
		return slices.Delete(lines, i, min(len(lines), i+Pick(random, []int{1, 1, 2, 4})))
	}),
	byLine(func(random *rand.Rand, lines []string, i int) []string {
		lines[i] = Pick(random, []string{" ", "  ", "\t", ""}) + Pick(random, []string{lines[i], strings.TrimSpace(lines[i])})
		return lines
	}),
	byLine(func(random *rand.Rand, lines []string, i int) []string {
		if key, _, ok := strings.Cut(lines[i], ":"); ok {
			lines[i] = key + ":" + Pick(random, []string{"", " ", " *x", " {", " [", " |", " &x", " !!str", " " + Token})
		}
		return lines
	}),
}

func insertPiece(random *rand.Rand, text string) string {
	at := place(random, text)
	return text[:at] + Pick(random, Pieces) + text[at:]
}

func remove(random *rand.Rand, text string, n int) string {
	at := place(random, text)
	end := min(len(text), at+n)
	for end < len(text) && !startsCharacter(text, end) {
		end++
	}
	return text[:at] + text[end:]
}

// place is the offset of a character, or the end of the text.
func place(random *rand.Rand, text string) int {
	at := random.IntN(len(text) + 1)
	for at < len(text) && !startsCharacter(text, at) {
		at++
	}
	return at
}

func startsCharacter(text string, at int) bool { return text[at]&0xc0 != 0x80 }

func byLine(change func(random *rand.Rand, lines []string, i int) []string) func(*rand.Rand, string) string {
	return func(random *rand.Rand, text string) string {
		lines := strings.Split(text, "\n")
		return strings.Join(change(random, lines, random.IntN(len(lines))), "\n")
	}
}
