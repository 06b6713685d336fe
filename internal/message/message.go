// Package message is the single point that every message passes through after formatting: messages of findings, of syntax
// errors and of fixes, and the names of types.
//
// Code never depends on the text of a message. The build tag "uppercase" verifies this: it converts every message to upper
// case, and the tests then accept differences in letter case only.
package message

// Text returns a formatted message as it is shown to the user.
func Text(text string) string { return shown(text) }
