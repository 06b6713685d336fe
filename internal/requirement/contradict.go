package requirement

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Contradict reports whether no version meets two lists of bounds. It judges versions of digits and dots only, and
// not the arbitrary equality ===: of others it reports false.
func Contradict(a, b []Specifier) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	var bounds []bound
	for _, s := range slices.Concat(a, b) {
		bound, ok := plainBound(s)
		if !ok {
			return false
		}
		bounds = append(bounds, bound)
	}
	return !slices.ContainsFunc(candidates(bounds), func(v release) bool {
		return !slices.ContainsFunc(bounds, func(b bound) bool { return !b.holds(v) })
	})
}

// release is a version of digits and dots.
type release []int

// compare is that of PEP 440: 1.4 is 1.4.0.
func (v release) compare(other release) int {
	for i := range max(len(v), len(other)) {
		if c := cmp.Compare(v.at(i), other.at(i)); c != 0 {
			return c
		}
	}
	return 0
}

// within reports whether a version begins with the numbers of another.
func (v release) within(prefix release) bool {
	for i, number := range prefix {
		if v.at(i) != number {
			return false
		}
	}
	return true
}

func (v release) at(i int) int {
	if i < len(v) {
		return v[i]
	}
	return 0
}

// bound is a Specifier of a plain version; wild says that .* stood behind it.
type bound struct {
	operator string
	end      release
	wild     bool
}

func plainBound(s Specifier) (b bound, ok bool) {
	b.operator = s.Operator
	text, wild := strings.CutSuffix(s.Version, ".*")
	b.wild = wild
	for part := range strings.SplitSeq(text, ".") {
		number, err := strconv.ParseUint(part, 10, 31)
		if err != nil {
			return b, false
		}
		b.end = append(b.end, int(number))
	}
	return b, s.Operator != "==="
}

// holds reports whether a version meets the bound (PEP 440, version specifiers).
func (b bound) holds(v release) bool {
	above := v.compare(b.end)
	switch b.operator {
	case "==":
		return b.wild && v.within(b.end) || !b.wild && above == 0
	case "!=":
		return b.wild && !v.within(b.end) || !b.wild && above != 0
	case "~=":
		return above >= 0 && v.within(b.end[:len(b.end)-1])
	case "<=":
		return above <= 0
	case ">=":
		return above >= 0
	case "<":
		return above < 0
	}
	return above > 0
}

// candidates are versions of which one meets the bounds where any does: the lowest, the end of
// each bound, what lies right above it, and the first that no longer begins with it.
func candidates(bounds []bound) []release {
	found := []release{{0}}
	for _, b := range bounds {
		above := append(slices.Clone(b.end), 0, 0, 0, 0, 1)
		beyond := slices.Clone(b.end)
		beyond[len(beyond)-1]++
		found = append(found, b.end, above, beyond)
	}
	return found
}
