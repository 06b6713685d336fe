//go:build uppercase

package message

import "strings"

// Uppercase reports whether this build converts all messages to upper case.
const Uppercase = true

func shown(text string) string { return strings.ToUpper(text) }
