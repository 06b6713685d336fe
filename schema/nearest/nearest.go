// Package nearest finds the name that somebody meant.
package nearest

import "strings"

// To gives the candidate that name is most likely a slip of: other case, hyphens for
// underscores, a plural, or a few letters off. ok is false when none is near.
func To(name string, candidates []string) (candidate string, ok bool) {
	wanted := normal(name)
	best := allowed(wanted) + 1
	for _, c := range candidates {
		near := normal(c)
		if gap := len(wanted) - len(near); gap >= best || -gap >= best {
			continue
		}
		if d := distance(wanted, near); d < best {
			best, candidate = d, c
		}
	}
	return candidate, candidate != ""
}

// Long gives the only candidate that begins with name, which has three letters or more.
func Long(name string, candidates []string) (candidate string, ok bool) {
	short := string(normal(name))
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

var separators = strings.NewReplacer("-", "_", " ", "_")

func normal(name string) []rune { return []rune(separators.Replace(strings.ToLower(name))) }

// allowed is how many slips a name may have: short names are near to anything.
func allowed(name []rune) int {
	switch {
	case len(name) < 4:
		return 0
	case len(name) < 8:
		return 1
	default:
		return 2
	}
}

// distance counts the letters to insert, remove, change or swap with their neighbour to
// make to of from (optimal string alignment).
func distance(from, to []rune) int {
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
