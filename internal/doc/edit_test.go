package doc_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
)

func TestApply(t *testing.T) {
	edits := []doc.Edit{
		{Span: doc.Span{Start: 3, End: 4}, Text: "two"},
		{Span: doc.Span{Start: 0, End: 1}, Text: "b"},
		{Span: doc.Span{Start: 4, End: 4}, Text: "\n"},
		{Span: doc.Span{Start: 4, End: 4}, Text: "c: 3"},
	}
	got, err := doc.Apply([]byte("a: 1"), edits)
	if want := "b: two\nc: 3"; err != nil || string(got) != want {
		t.Errorf("Apply() = %q, %v, want %q", got, err, want)
	}
}

// TestApplyKeepsTheFinalLineEnd: whether a text ends with a line break does not change.
func TestApplyKeepsTheFinalLineEnd(t *testing.T) {
	for _, test := range []struct {
		src        string
		start, end int
		text, want string
	}{
		{"a: 1\nb: 2", 5, 9, "", "a: 1"},
		{"a: 1\r\nb: 2", 6, 10, "", "a: 1"},
		{"a: 1\nb: 2\n", 4, 10, "", "a: 1\n"},
		{"a: 1\r\nb: 2\r\n", 4, 12, "", "a: 1\r\n"},
		{"a: 1", 4, 4, "\nb: 2\n", "a: 1\nb: 2"},
		{"a: 1\n", 5, 5, "b: 2", "a: 1\nb: 2\n"},
		{"a:\n  \r  b: 1\n", 6, 13, "", "a:\n  \r\n"},
		{"a: 1", 0, 4, "", ""},
		{"a: 1\n", 0, 5, "", ""},
		{"", 0, 0, "a: 1\n", "a: 1\n"},
	} {
		edits := []doc.Edit{{Span: doc.Span{Start: test.start, End: test.end}, Text: test.text}}
		if got, err := doc.Apply([]byte(test.src), edits); err != nil || string(got) != test.want {
			t.Errorf("%q without %d to %d: %q, %v, want %q", test.src, test.start, test.end, got, err, test.want)
		}
	}
}

func TestApplyRejects(t *testing.T) {
	for name, spans := range map[string][]doc.Span{
		"overlap":   {{Start: 0, End: 2}, {Start: 1, End: 3}},
		"beyond":    {{Start: 3, End: 5}},
		"backwards": {{Start: 2, End: 1}},
		"negative":  {{Start: -1, End: 1}},
	} {
		var edits []doc.Edit
		for _, span := range spans {
			edits = append(edits, doc.Edit{Span: span})
		}
		if got, err := doc.Apply([]byte("a: 1"), edits); err == nil {
			t.Errorf("%s: Apply() = %q, want an error", name, got)
		}
	}
}
