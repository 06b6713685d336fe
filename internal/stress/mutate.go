package stress

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf16"
)

// FakeToken looks like a credential. No output may contain it.
const FakeToken = "ghp_ThisIsNotARealTokenOfAnyone0123456789"

// HostileFragments are texts that tend to break YAML parsers and printers.
var HostileFragments = []string{
	"\t", "\r", "\ufeff", "\U0001F600", "\U00020BB7", "\x00", "\u2028", "\u0085", "é", "{", "[", "]", "}", "- ", ": ", "*a", "&a ",
	"|\n", "'", "\"", "#", "!!binary ", "<<: ", "? ", "%YAML 1.1\n", "---\n", "...\n", "\x1b[31m", "\r\n", "\\", "@", "`", "!t ", ">-\n  ",
	"  ", "\n\n", "::", "\x7f", "\ue000", "\ufffd", "\ud7ff", "\u202e", "settings:\n  docker:\n", "skip_build: true\n", "docker: ",
	"steps: {a: {settings: {docker: {", "dockerfile: ", "~", "null", "*", "&", " " + FakeToken + " ", "\n::error::x\n",
}

var unfinishedEnds = []string{
	"settings:\n  docker: ", "steps:\n  train:\n    settings:\n      docker:\n        requirements: ", "\n  - ", "  req", "a: *", "[{", "'",
	"x: |\n   y\n  z",
}

// Mutate changes a text at random in up to six places, as if it were half-typed or damaged.
func Mutate(random *rand.Rand, text string) string {
	for range Pick(random, []int{0, 1, 1, 2, 3, 6}) {
		text = Pick(random, changes)(random, text)
	}
	return text
}

// MutateFile is Mutate followed by a random change of the encoding, the line endings or the last line.
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
		return encodeUTF16(text)
	case 4:
		return []byte(strings.TrimRight(text, "\n"))
	case 5:
		return []byte(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"))
	}
	return []byte(text)
}

// encodeUTF16 encodes text as UTF-16 (little endian) with a byte order mark.
func encodeUTF16(text string) []byte {
	data := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return data
}

var changes = []func(*rand.Rand, string) string{
	func(random *rand.Rand, text string) string { return text[:randomOffset(random, text)] },
	insertPiece, insertPiece, insertPiece,
	func(random *rand.Rand, text string) string {
		return deleteText(random, text, Pick(random, []int{1, 1, 2, 5, 20}))
	},
	func(random *rand.Rand, text string) string {
		return deleteText(random, text, 1+random.IntN(len(text)/2+1))
	},
	func(random *rand.Rand, text string) string { return text + Pick(random, unfinishedEnds) },
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
			lines[i] = key + ":" + Pick(random, []string{"", " ", " *x", " {", " [", " |", " &x", " !!str", " " + FakeToken})
		}
		return lines
	}),
}

func insertPiece(random *rand.Rand, text string) string {
	at := randomOffset(random, text)
	return text[:at] + Pick(random, HostileFragments) + text[at:]
}

func deleteText(random *rand.Rand, text string, n int) string {
	at := randomOffset(random, text)
	end := min(len(text), at+n)
	for end < len(text) && !startsCharacter(text, end) {
		end++
	}
	return text[:at] + text[end:]
}

// randomOffset returns the offset of a random character, or the end of the text.
func randomOffset(random *rand.Rand, text string) int {
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
