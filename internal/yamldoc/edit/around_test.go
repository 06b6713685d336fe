package edit_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
)

// TestVerifiedAround makes random edits of texts without aliases: a change that is seen in the text around an edit is that of the whole text.
func TestVerifiedAround(t *testing.T) {
	texts := editableTexts(t)
	tried, known := 0, 0
	stress.Rounds(t, 20, func(random *rand.Rand) {
		document := yamldoc.Parse("run.yaml", []byte(stress.Pick(random, texts)))
		for range 100 {
			edits := randomEdits(random, document)
			tried++
			isKnown, around, whole := edit.Verifications(document, edits)
			if isKnown && around {
				known++
			}
			if isKnown && around && !whole {
				text, _ := doc.Apply(document.Source, edits)
				t.Fatalf("edits %+v of\n%s\nare not what the text around them shows:\n%s", edits, document.Source, text)
			}
		}
	})
	t.Logf("%d of %d edits verified in the text around them", known, tried)
	if known < tried/20 {
		t.Errorf("only %d of %d edits verified in the text around them", known, tried)
	}
}

// TestVerifiedAroundEverywhere is the same for the edits that the editor makes.
func TestVerifiedAroundEverywhere(t *testing.T) {
	for i, text := range editableTexts(t) {
		if len(text) > 1500 || i%4 > 0 && !stress.IsLongRun() {
			continue
		}
		document := yamldoc.Parse("run.yaml", []byte(text))
		everyEdit(document, func(name string, edits []doc.Edit, ok bool) {
			if isKnown, around, whole := edit.Verifications(document, edits); ok && isKnown && around && !whole {
				text, _ := doc.Apply(document.Source, edits)
				t.Errorf("%s: edits %+v of\n%s\nare not what the text around them shows:\n%s", name, edits, document.Source, text)
			}
		})
	}
}

// editableTexts are texts without errors and aliases, of several collections.
func editableTexts(t *testing.T) []string {
	texts := slices.Concat(stress.Corpus(t)...)
	for _, pattern := range []string{"../../../testdata/zenml/cases/*.yaml", "../../../testdata/pyyaml/*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(source))
		}
	}
	texts = append(texts, stress.RunConfiguration(60), stress.RunConfiguration(100))
	return slices.DeleteFunc(texts, func(text string) bool {
		document := yamldoc.Parse("", []byte(text))
		return len(document.Errors) > 0 || document.Root == nil || len(document.Root.Fields)+len(document.Root.Items) == 0 || strings.Contains(text, "*")
	})
}

// randomEdits are one or two edits of a text.
func randomEdits(random *rand.Rand, document *doc.Document) []doc.Edit {
	edits := []doc.Edit{randomEdit(random, document)}
	if other := randomEdit(random, document); random.IntN(4) == 0 && other.Span.Start > edits[0].Span.End {
		edits = append(edits, other)
	}
	return edits
}

var (
	insertions = []string{"", "", "", " ", "  ", "\n", "x", "x: ", "x: 1", "- ", "- x", ": ", "[", "]", "{", "}", "x, ", ", x", "'", "\"", "# ", " #", "|", ">", "|+\n", "!!str ", "---\n", "?", "\t", "&x "}
	newLines   = []string{"x: 1", "x:", "- x", "- x: 1", "x", "# x", "- - x", "", "x: |", "x: {a: 1}", "x: [", "]", "}", "'", "\""}
)

// randomEdit replaces text between places where a node or a line begins or ends, nearby, with a few characters or lines.
func randomEdit(random *rand.Rand, document *doc.Document) doc.Edit {
	start := randomPlace(random, document)
	end := start
	if random.IntN(2) == 0 {
		end = min(len(document.Source), max(start, randomPlace(random, document)))
		if random.IntN(4) > 0 {
			end = min(end, start+random.IntN(30))
		}
	}
	text := stress.Pick(random, insertions)
	if random.IntN(3) == 0 {
		indent := strings.Repeat(" ", random.IntN(5)*2)
		text = indent + stress.Pick(random, newLines) + "\n"
		if random.IntN(3) == 0 {
			text = "\n" + text[:len(text)-1]
		}
	}
	return doc.Edit{Span: doc.Span{Start: start, End: end}, Text: text}
}

func randomPlace(random *rand.Rand, document *doc.Document) int {
	if random.IntN(2) == 0 {
		return stress.Pick(random, document.LineStarts())
	}
	n := document.Root
	for {
		all := slices.Clone(n.Items)
		for _, f := range n.Fields {
			all = append(all, f.Key, f.Value)
		}
		if len(all) == 0 || random.IntN(8) == 0 {
			break
		}
		n = stress.Pick(random, all)
	}
	span := document.ContentSpan(n)
	return stress.Pick(random, []int{span.Start, span.End, span.Start + random.IntN(span.End-span.Start+1)})
}
