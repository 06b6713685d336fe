// Package nearest finds the intended name for a misspelled one.
package nearest

import (
	"math/bits"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// To returns the candidate that name is most likely a misspelling of: different case, hyphens for underscores, a plural, or a few
// wrong letters. ok is false if there is none.
//
// It allocates nothing for names of usual length, since a file can have a hundred thousand unknown keys.
func To(name string, candidates []string) (candidate string, ok bool) {
	var nameBuffer, buffer [usual]rune
	s := newSearch(appendNormal(nameBuffer[:0], name))
	text := buffer[:0]
	for _, c := range candidates {
		if s.mayBe(utf8.RuneCountInString(c)) {
			text = appendNormal(text[:0], c)
			if s.isBetter(text, lettersOf(text)) {
				candidate = c
			}
		}
	}
	return candidate, candidate != ""
}

// Names are candidates that many names are compared with.
type Names []normalName

// normalName is a name with its normal text and the letters in that.
type normalName struct {
	name    string
	text    []rune
	letters uint64
}

// NewNames returns the candidates.
func NewNames(candidates []string) Names {
	var names Names
	for _, c := range candidates {
		text := appendNormal(nil, c)
		names = append(names, normalName{c, text, lettersOf(text)})
	}
	return names
}

// To is To with these candidates.
func (names Names) To(name string) (candidate string, ok bool) {
	var buffer [usual]rune
	s := newSearch(appendNormal(buffer[:0], name))
	for _, c := range names {
		if s.mayBe(len(c.text)) && s.isBetter(c.text, c.letters) {
			candidate = c.name
		}
	}
	return candidate, candidate != ""
}

// search looks for the candidate with the fewest wrong letters.
type search struct {
	wanted  []rune
	letters uint64
	// best is the number of wrong letters of the best candidate, or one more than are allowed.
	best int
}

func newSearch(wanted []rune) search {
	return search{wanted: wanted, letters: lettersOf(wanted), best: allowed(len(wanted)) + 1}
}

// mayBe reports whether a candidate of the given length may be better than all before it.
func (s *search) mayBe(length int) bool {
	gap := len(s.wanted) - length
	return gap < s.best && -gap < s.best
}

// isBetter reports whether a candidate has fewer wrong letters than all before it.
func (s *search) isBetter(text []rune, letters uint64) bool {
	if bits.OnesCount64(s.letters^letters) > 2*(s.best-1) { // a change removes and adds at most one letter each
		return false
	}
	d, ok := distance(s.wanted, text, s.best)
	if ok {
		s.best = d
	}
	return ok
}

// usual is the length up to which names are processed without heap allocation, in code points.
const usual = 64

// WithPrefix returns the only candidate that starts with name. name must have at least three letters.
func WithPrefix(name string, candidates []string) (candidate string, ok bool) {
	short := string(appendNormal(nil, name))
	if len(short) < 3 {
		return "", false
	}
	for _, c := range candidates {
		if !strings.HasPrefix(c, short) {
			continue
		}
		if ok {
			return "", false
		}
		candidate, ok = c, true
	}
	return candidate, ok
}

// Numeronym gives the only candidate that name abbreviates by its first letter, how many follow, and the last: k8s.
func Numeronym(name string, candidates []string) (candidate string, ok bool) {
	if len(name) < 3 {
		return "", false
	}
	between, err := strconv.Atoi(name[1 : len(name)-1])
	if err != nil {
		return "", false
	}
	for _, c := range candidates {
		if len(c) != between+2 || c[0] != name[0] || c[len(c)-1] != name[len(name)-1] {
			continue
		}
		if ok {
			return "", false
		}
		candidate, ok = c, true
	}
	return candidate, ok
}

// appendNormal appends a name in lower case with underscores.
func appendNormal(text []rune, name string) []rune {
	for _, r := range name {
		if r == '-' || r == ' ' {
			r = '_'
		}
		text = append(text, unicode.ToLower(r))
	}
	return text
}

// lettersOf returns the set of letters in a text. Several letters can share a bit.
func lettersOf(text []rune) uint64 {
	var set uint64
	for _, r := range text {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

// allowed returns the number of misspelled letters that are tolerated in a name of the given length.
func allowed(length int) int {
	switch {
	case length < 4:
		return 0
	case length < 8:
		return 1
	default:
		return 2
	}
}

// distance returns the optimal string alignment distance: the number of letters to insert, delete, replace or swap with a
// neighbor. ok is false if it is not below the limit.
func distance(from, to []rune, limit int) (d int, ok bool) {
	var buffer [3 * (usual + 1)]int
	width := len(to) + 1
	rows := append(buffer[:0], make([]int, 3*width)...)
	beforeLast, last, row := rows[:width], rows[width:2*width], rows[2*width:]
	for j := range len(to) + 1 {
		row[j] = j
	}
	leastOfLast := 0
	for i := 1; i <= len(from); i++ {
		beforeLast, last, row = last, row, beforeLast
		row[0] = i
		least := i
		for j := 1; j <= len(to); j++ {
			change := 1
			if from[i-1] == to[j-1] {
				change = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				d = min(d, beforeLast[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least >= limit && leastOfLast >= limit { // each row only depends on the two before it
			return 0, false
		}
		leastOfLast = least
	}
	return row[len(to)], row[len(to)] < limit
}
