//go:build !uppercase

package message

// Uppercase reports whether this build converts all messages to upper case.
const Uppercase = false

func shown(text string) string { return text }
