package requirement

import (
	"regexp"
	"slices"
	"strings"
)

// Contradict reports whether no version meets two lists of bounds. It judges versions of digits and dots only, and
// not the arbitrary equality ===: of others it reports false.
func Contradict(a, b []Specifier) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	all := slices.Concat(a, b)
	for _, s := range all {
		if s.Operator == "===" || !plain.MatchString(s.Version) {
			return false
		}
	}
	bounds, err := ParseBounds(Join(all))
	return err == nil && !slices.ContainsFunc(candidates(all), bounds.Check)
}

// plain is a version without an epoch and without what makes it more or less than a release.
var plain = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*(\.\*)?$`)

// candidates are versions of which one meets the bounds where any does: the lowest, the end of
// each bound and what lies right above it.
func candidates(bounds []Specifier) []Version {
	found := []Version{MustVersion("0")}
	for _, s := range bounds {
		end := strings.TrimSuffix(s.Version, ".*")
		found = append(found, MustVersion(end), MustVersion(end+".0.0.0.0.1"))
	}
	return found
}
