package requirement

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Contradict reports whether no version satisfies both lists of specifiers. It returns false if a version has anything but
// digits and dots, or for arbitrary equality (===).
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
	return !slices.ContainsFunc(candidates(bounds), func(v plainVersion) bool {
		return !slices.ContainsFunc(bounds, func(b bound) bool { return !b.allows(v) })
	})
}

// plainVersion is a version that consists of digits and dots.
type plainVersion []int

// compare compares versions as PEP 440 does: 1.4 equals 1.4.0.
func (v plainVersion) compare(other plainVersion) int {
	for i := range max(len(v), len(other)) {
		if c := cmp.Compare(v.component(i), other.component(i)); c != 0 {
			return c
		}
	}
	return 0
}

// hasPrefix reports whether a version starts with the components of prefix.
func (v plainVersion) hasPrefix(prefix plainVersion) bool {
	for i, number := range prefix {
		if v.component(i) != number {
			return false
		}
	}
	return true
}

func (v plainVersion) component(i int) int {
	if i < len(v) {
		return v[i]
	}
	return 0
}

// bound is a parsed Specifier; wild means that the version ended with ".*".
type bound struct {
	operator string
	end      plainVersion
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

// allows reports whether a version satisfies the bound (PEP 440, version specifiers).
func (b bound) allows(v plainVersion) bool {
	above := v.compare(b.end)
	switch b.operator {
	case "==":
		return b.wild && v.hasPrefix(b.end) || !b.wild && above == 0
	case "!=":
		return b.wild && !v.hasPrefix(b.end) || !b.wild && above != 0
	case "~=":
		return above >= 0 && v.hasPrefix(b.end[:len(b.end)-1])
	case "<=":
		return above <= 0
	case ">=":
		return above >= 0
	case "<":
		return above < 0
	}
	return above > 0
}

// candidates returns versions of which at least one satisfies all bounds if any version does: the lowest version, each
// bound's version, one just above it, and the first one that no longer starts with it.
func candidates(bounds []bound) []plainVersion {
	found := []plainVersion{{0}}
	for _, b := range bounds {
		above := append(slices.Clone(b.end), 0, 0, 0, 0, 1)
		beyond := slices.Clone(b.end)
		beyond[len(beyond)-1]++
		found = append(found, b.end, above, beyond)
	}
	return found
}
