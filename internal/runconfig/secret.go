package runconfig

import "regexp"

// IsSecretReference reports whether a text is one that ZenML replaces with a value of its secret
// store when it reads the setting, such as "{{registry.image}}" (zenml/utils/secret_utils.py, 0.98.0).
func IsSecretReference(text string) bool { return secretReference.MatchString(text) }

var secretReference = regexp.MustCompile(`^\{\{\s*\S+?\.\S+\s*\}\}$`)
