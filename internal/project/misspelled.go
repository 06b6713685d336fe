package project

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// misspellable are the keys of which a misspelled one is still recognized, by its value.
var misspellable = []string{"settings", "steps"}

// meant is the key that a misspelled one stands for, "" for none.
func meant(key string) string {
	for _, k := range misspellable {
		if key == k {
			return ""
		}
	}
	found, _ := nearest.To(key, misspellable)
	return found
}

// misspelled reports whether a key at the start of a line is misspelled, and its value shows what was meant.
func (r Recognizer) misspelled(document *doc.Document, e doc.Entry) bool {
	key := meant(e.Key.Text)
	start := e.Key.Span.Start
	return key != "" && startsLine(document.Source, start) && bytes.HasPrefix(document.Source[start:], []byte(e.Key.Text)) &&
		clues[key].shows.of(r, e.Value)
}

// hasMisspelledLine reports whether a line begins with a key that could be a misspelled one.
func hasMisspelledLine(text []byte) bool {
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		key, _, ok := bytes.Cut(line, []byte{':'})
		if ok && len(key) > 0 && key[0] != ' ' && key[0] != '#' && len(key) <= len("settings")+2 && meant(string(bytes.TrimRight(key, " \t"))) != "" {
			return true
		}
	}
	return false
}

// startsLine reports whether a byte offset is the first of a line.
func startsLine(text []byte, offset int) bool { return offset == 0 || text[offset-1] == '\n' }

// nearlyKnown reports whether a key at the top is a misspelled one of ZenML's.
func (r Recognizer) nearlyKnown(key string) bool {
	var known []string
	for _, f := range r.Release.Fields() {
		known = append(known, f.Path[0])
	}
	_, near := nearest.To(key, known)
	return near
}
