package runconfig

import "regexp"

// IsSecretReference reports whether a string is a secret reference such as "{{registry.image}}", which ZenML replaces with
// a value of its secret store (zenml/utils/secret_utils.py, 0.98.0).
func IsSecretReference(text string) bool { return secretReference.MatchString(text) }

var secretReference = regexp.MustCompile(`^\{\{\s*\S+?\.\S+\s*\}\}$`)
