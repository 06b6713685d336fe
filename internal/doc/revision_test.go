package doc_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress"
)

// TestRevision: the edits of a revision make the same text from the original as its steps, and do not touch each other.
func TestRevision(t *testing.T) {
	stress.Rounds(t, 300, func(random *rand.Rand) {
		original := []byte(strings.Repeat("0123456789", random.IntN(4)))
		text, revision := original, doc.Revision{}
		for range random.IntN(5) {
			edits := randomEdits(random, len(text))
			next, err := doc.ApplyExact(text, edits)
			if err != nil {
				t.Fatal(err)
			}
			revision, text = revision.Then(text, edits), next
		}
		edits := revision.Edits(original)
		got, err := doc.ApplyExact(original, edits)
		if err != nil || string(got) != string(text) {
			t.Fatalf("%v: got %q (%v), want %q", edits, got, err, text)
		}
		for i := 1; i < len(edits); i++ {
			if edits[i].Span.Start <= edits[i-1].Span.End {
				t.Fatalf("edits touch: %v", edits)
			}
		}
	})
}

// randomEdits are edits of a text of n bytes that do not overlap.
func randomEdits(random *rand.Rand, n int) []doc.Edit {
	var edits []doc.Edit
	for at := 0; at < n; {
		start := at + random.IntN(n-at+1)
		end := start + random.IntN(min(4, n-start+1))
		edits = append(edits, doc.Edit{Span: doc.Span{Start: start, End: end}, Text: stress.Pick(random, []string{"", "x", "new\n"})})
		at = end + 1
	}
	return edits
}
