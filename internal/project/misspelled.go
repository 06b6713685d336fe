package project

import (
	"bytes"
	"maps"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// clueKeys are the keys of clues, longestClue is the length of the longest.
var (
	clueKeys    = slices.Sorted(maps.Keys(clues))
	clueNames   = nearest.NewNames(clueKeys)
	longestClue = len(slices.MaxFunc(clueKeys, func(a, b string) int { return len(a) - len(b) }))
)

// intendedKey returns the key of clues that a misspelled one stands for, or "".
func intendedKey(key string) string {
	if _, ok := clues[key]; ok {
		return ""
	}
	found, _ := clueNames.To(key)
	return found
}

// intendedKeyOf is intendedKey for a key at the start of a line, as MayRecognize finds it.
func intendedKeyOf(document *doc.Document, e doc.Field) string {
	start := e.Key.Span.Start
	if start > 0 && document.Source[start-1] != '\n' {
		return ""
	}
	line, _, _ := bytes.Cut(document.Source[start:], []byte{'\n'})
	if string(keyOfLine(line)) != e.Key.Text {
		return ""
	}
	return intendedKey(e.Key.Text)
}

// hasMisspelledLine reports whether a line starts with a key that can be a misspelled one.
func hasMisspelledLine(text []byte) bool {
	for line := range bytes.Lines(text) {
		if key := keyOfLine(line); len(key) > 0 && intendedKey(string(key)) != "" {
			return true
		}
	}
	return false
}

// keyOfLine returns the key that a line starts with, up to a colon, which may not have been typed yet; nil for an indented line, a
// comment, a list item, and what is too long for a misspelled key.
func keyOfLine(line []byte) []byte {
	if len(line) == 0 || line[0] == ' ' || line[0] == '#' || line[0] == '-' {
		return nil
	}
	key, _, _ := bytes.Cut(line, []byte{':'})
	if key = bytes.TrimRight(key, " \t\r\n"); len(key) > longestClue+2 {
		return nil
	}
	return key
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
