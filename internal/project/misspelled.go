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
	key := intendedKey(e.Key.Text)
	start := e.Key.Span.Start
	return key != "" && startsLine(document.Source, start) && bytes.HasPrefix(document.Source[start:], []byte(e.Key.Text)) &&
		clues[key].shows.of(r, e.Value)
}

// hasMisspelledLine reports whether a line starts with a key that can be a misspelled one.
func hasMisspelledLine(text []byte) bool {
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		key, _, ok := bytes.Cut(line, []byte{':'})
		if ok && len(key) > 0 && key[0] != ' ' && key[0] != '#' && len(key) <= len("settings")+2 && intendedKey(string(bytes.TrimRight(key, " \t"))) != "" {
			return true
		}
	}
	return false
}

// startsLine reports whether a byte offset is the start of a line.
func startsLine(text []byte, offset int) bool { return offset == 0 || text[offset-1] == '\n' }

// isAlmostKnown reports whether a top-level key is a misspelled key of ZenML.
func (r Recognizer) isAlmostKnown(key string) bool {
	var known []string
	for _, f := range r.Release.Fields() {
		known = append(known, f.Path[0])
	}
	_, near := nearest.To(key, known)
	return near
}
