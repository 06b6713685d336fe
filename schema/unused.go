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
	argument := configureArgument(path)
	if r.Configures(argument) {
		return argument, true
	}
	return "", true
}

// configureArgument returns the argument of Pipeline.configure for a hook: on_failure for failure_hook_source.
func configureArgument(path string) string {
	return "on_" + strings.Replace(strings.TrimSuffix(path, "_source"), "_hook", "", 1)
}
