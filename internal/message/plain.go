//go:build !uppercase

package message

// Uppercase reports whether the build upper-cases all messages.
const Uppercase = false

func shown(text string) string { return text }
