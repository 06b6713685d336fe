package schema

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// variable is ENV_VARIABLE_PLACEHOLDER_PATTERN of zenml/utils/env_utils.py (0.98.0).
var variable = lazyregexp.New(`\$\{([a-zA-Z0-9_]+)\}`)

// HasVariable reports whether ZenML replaces an environment variable in a text.
func HasVariable(text string) bool {
	return strings.Contains(text, "${") && variable().MatchString(text)
}

// Variables returns the names of the environment variables that ZenML replaces in a text, with duplicates.
func Variables(text string) []string {
	if !HasVariable(text) {
		return nil
	}
	var names []string
	for _, found := range variable().FindAllStringSubmatch(text, -1) {
		names = append(names, found[1])
	}
	return names
}

// ReplaceVariables replaces environment variables with their values. Unknown variables are not changed.
func ReplaceVariables(text string, lookup func(name string) (value string, ok bool)) string {
	if !strings.Contains(text, "${") {
		return text
	}
	return variable().ReplaceAllStringFunc(text, func(found string) string {
		if value, ok := lookup(found[2 : len(found)-1]); ok {
			return value
		}
		return found
	})
}
