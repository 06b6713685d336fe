// Package nearest finds the name that somebody meant.
package nearest

import "strings"

// To gives the candidate that name is most likely a slip of: other case, hyphens for
// underscores, a plural, or a few letters off. ok is false when none is near.
func To(name string, candidates []string) (candidate string, ok bool) {
	wanted := normal(name)
	best := allowed(wanted) + 1
	for _, c := range candidates {
		if gap := len(wanted) - len(c); gap >= 4*best || -gap >= 4*best {
			continue // a letter has up to four bytes
		}
		if d := distance(wanted, normal(c)); d < best {
			best, candidate = d, c
		}
	}
	return candidate, candidate != ""
}

func normal(name string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name))
}

// allowed is how many slips a name may have: short names are near to anything.
func allowed(name string) int {
	switch n := len([]rune(name)); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	default:
		return 2
	}
}

// distance counts the letters to insert, remove, change or swap with their neighbour to
// make b of a (optimal string alignment).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(from); i++ {
		for j := 1; j <= len(to); j++ {
			change := 1
			if from[i-1] == to[j-1] {
				change = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(from)][len(to)]
}
