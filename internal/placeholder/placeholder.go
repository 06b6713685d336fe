// Package placeholder knows what ZenML itself replaces in the strings of a run configuration, besides environment
// variables: placeholders in names, and secret references.
package placeholder

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// InNames returns the placeholders of names that ZenML formats, such as those of a run and of a model: date, time and the keys of
// substitutions (format_name_template in zenml/utils/string_utils.py, 0.98.0). blocks are the run configuration, and for a name in a step
// the step. ok is false if substitutions are unknown.
func InNames(blocks ...*doc.Node) (names []string, ok bool) {
	names = []string{"date", "time"}
	for _, block := range blocks {
		substitutions, _ := block.Get("substitutions")
		if substitutions.Value.IsUnknown() {
			return names, false
		}
		for _, entry := range substitutions.Value.Entries() {
			names = append(names, entry.Key.KeyName())
		}
	}
	return names, true
}

// secretReference is _secret_reference_expression in zenml/utils/secret_utils.py (0.98.0).
var secretReference = lazyregexp.New(`^\{\{\s*\S+?\.\S+\s*\}\}$`)

// IsSecretReference reports whether a string is a secret reference such as "{{registry.image}}", which ZenML replaces with
// a value of its secret store.
func IsSecretReference(text string) bool { return secretReference().MatchString(text) }
