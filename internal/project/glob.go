package project

import (
	"errors"
	"fmt"

	"github.com/bmatcuk/doublestar/v4"
)

// Limits of a pattern. Matching tries each combination of the alternatives in braces.
const (
	longestPattern   = 1000
	mostCombinations = 1000
)

// patternError returns an error if a pattern cannot be used.
func patternError(pattern string) error {
	switch {
	case len(pattern) > longestPattern:
		return fmt.Errorf("pattern of %d bytes; at most %d are allowed", len(pattern), longestPattern)
	case !doublestar.ValidatePattern(pattern):
		return errors.New("not a valid pattern")
	case combinations(pattern) > mostCombinations:
		return fmt.Errorf("the braces have more than %d combinations; use several patterns", mostCombinations)
	}
	return nil
}

// combinations counts the combinations of alternatives of a valid pattern, up to one more than the limit.
func combinations(pattern string) int {
	// For each open brace: the combinations before the last comma, and after it.
	type group struct{ before, last int }
	open := []group{{0, 1}}
	inClass := false
	for i := 0; i < len(pattern); i++ {
		top := &open[len(open)-1]
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case inClass:
			inClass = c != ']'
		case c == '[':
			inClass = true
		case c == '{':
			open = append(open, group{0, 1})
		case c == ',' && len(open) > 1:
			*top = group{min(top.before+top.last, mostCombinations+1), 1}
		case c == '}' && len(open) > 1:
			all := top.before + top.last
			open = open[:len(open)-1]
			open[len(open)-1].last = min(open[len(open)-1].last*all, mostCombinations+1)
		}
	}
	return open[0].last
}
