package report

import (
	"crypto/sha256"
	"fmt"
)

// fingerprints name each finding in the order of all, the same from run to run although lines were added
// above it: by file, rule and keys. Of equal ones the second is another.
func (r Report) fingerprints() []string {
	var made []string
	times := map[string]int{}
	for _, f := range r.all() {
		text := fmt.Sprintf("%q %q %q", r.relative(f.File), f.Rule, fmt.Sprint(f.Path))
		times[text]++
		made = append(made, fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s %d", text, times[text])))[:32])
	}
	return made
}
