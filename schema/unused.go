package schema

import (
	"slices"
	"strings"
)

// WithoutEffect reports whether ZenML checks a key, a dotted path from the top of a file, and then does not use it.
// instead is the key at the top that does what it says, "" for none.
func (r *Release) WithoutEffect(path string) (instead string, ok bool) {
	if !slices.Contains(r.config.Unused, path) {
		return "", false
	}
	argument := "on_" + strings.Replace(strings.TrimSuffix(path, "_source"), "_hook", "", 1)
	if slices.Contains(r.config.Configure, argument) {
		return argument, true
	}
	return "", true
}
