// Package message is where every text that a person reads of a file passes once it is rendered: messages of findings, of syntax
// errors and of their fixes, and the words for types.
//
// Code decides by typed facts, never by such a text. A build with the tag "uppercase" proves it: it upper-cases
// each text, and then nothing but letters of messages may differ from what the tests expect.
package message

// Text is a rendered text as it is shown.
func Text(text string) string { return shown(text) }
