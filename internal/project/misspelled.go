package project

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// misspellableKeys are the keys that are recognized even if misspelled, given a matching value.
var misspellableKeys = []string{"settings", "steps"}

// intendedKey returns the key that a misspelled one stands for, or "".
func intendedKey(key string) string {
	for _, k := range misspellableKeys {
		if key == k {
			return ""
		}
	}
	found, _ := nearest.To(key, misspellableKeys)
	return found
}

// isMisspelled reports whether a key at the start of a line is misspelled and its value shows the intended key.
func (r Recognizer) isMisspelled(document *doc.Document, e doc.Entry) bool {
	start := e.Key.Span.Start
	if start > 0 && document.Source[start-1] != '\n' {
		return false
	}
	line, _, _ := bytes.Cut(document.Source[start:], []byte{'\n'})
	key := intendedKey(e.Key.Text)
	return key != "" && keyOfLine(line) == e.Key.Text && clues[key].shows.of(r, e.Value)
}

// hasMisspelledLine reports whether a line starts with a key that can be a misspelled one.
func hasMisspelledLine(text []byte) bool {
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		if key := keyOfLine(line); key != "" && intendedKey(key) != "" {
			return true
		}
	}
	return false
}

// keyOfLine returns the key that a line starts with, up to a colon, which may not have been typed yet; "" for an indented line, a
// comment, and what is too long for a misspelled key.
func keyOfLine(line []byte) string {
	if len(line) == 0 || line[0] == ' ' || line[0] == '#' {
		return ""
	}
	key, _, _ := bytes.Cut(line, []byte{':'})
	if key = bytes.TrimRight(key, " \t\r"); len(key) > len("settings")+2 {
		return ""
	}
	return string(key)
}

// keysBelow returns the keys that the release knows below a path.
func (r Recognizer) keysBelow(path ...string) []string {
	var known []string
	for _, f := range r.Release.Fields(path...) {
		known = append(known, f.Path[len(f.Path)-1])
	}
	return known
}

// isMisspelledOf reports whether a key is a misspelled one of those that are known.
func isMisspelledOf(known []string, key string) bool {
	_, near := nearest.To(key, known)
	return near
}
