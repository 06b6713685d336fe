//go:build uppercase

package message

import "strings"

// Uppercase reports whether the build upper-cases all messages.
const Uppercase = true

func shown(text string) string { return strings.ToUpper(text) }
