package schema

import (
	"slices"
	"strings"
)

// HasNoEffect reports whether ZenML validates a key at a dotted path but does not use it. instead is the top-level key with the
// intended effect, or "".
func (r *Release) HasNoEffect(path string) (instead string, ok bool) {
	if !slices.Contains(r.config.Unused, path) {
		return "", false
	}
	argument := "on_" + strings.Replace(strings.TrimSuffix(path, "_source"), "_hook", "", 1)
	if slices.Contains(r.config.Configure, argument) {
		return argument, true
	}
	return "", true
}
