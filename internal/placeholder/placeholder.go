// Package placeholder knows what ZenML itself replaces in the strings of a run configuration, besides environment
// variables: placeholders in names, and secret references.
package placeholder

import (
	"regexp"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// InNames returns the placeholders of all names that ZenML formats, such as that of a model (format_name_template in
// zenml/utils/string_utils.py, 0.98.0).
func InNames() []string { return []string{"date", "time"} }

// InRunName returns the placeholders of the name of a run: also the keys of substitutions. root is the run configuration.
func InRunName(root *doc.Node) []string {
	names := InNames()
	substitutions, _ := root.Get("substitutions")
	for _, entry := range substitutions.Value.Entries() {
		names = append(names, entry.Key.KeyName())
	}
	return names
}

// secretReference is _secret_reference_expression in zenml/utils/secret_utils.py (0.98.0).
var secretReference = regexp.MustCompile(`^\{\{\s*\S+?\.\S+\s*\}\}$`)

// IsSecretReference reports whether a string is a secret reference such as "{{registry.image}}", which ZenML replaces with
// a value of its secret store.
func IsSecretReference(text string) bool { return secretReference.MatchString(text) }
