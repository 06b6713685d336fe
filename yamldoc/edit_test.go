package yamldoc_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/yamldoc"
)

func TestApply(t *testing.T) {
	edits := []yamldoc.Edit{
		{Span: yamldoc.Span{Start: 3, End: 4}, Text: "two"},
		{Span: yamldoc.Span{Start: 0, End: 1}, Text: "b"},
		{Span: yamldoc.Span{Start: 4, End: 4}, Text: "\n"},
		{Span: yamldoc.Span{Start: 4, End: 4}, Text: "c: 3"},
	}
	got, err := yamldoc.Apply([]byte("a: 1"), edits)
	if want := "b: two\nc: 3"; err != nil || string(got) != want {
		t.Errorf("Apply() = %q, %v, want %q", got, err, want)
	}
}

func TestApplyRefuses(t *testing.T) {
	for name, spans := range map[string][]yamldoc.Span{
		"overlap":   {{Start: 0, End: 2}, {Start: 1, End: 3}},
		"beyond":    {{Start: 3, End: 5}},
		"backwards": {{Start: 2, End: 1}},
		"negative":  {{Start: -1, End: 1}},
	} {
		var edits []yamldoc.Edit
		for _, span := range spans {
			edits = append(edits, yamldoc.Edit{Span: span})
		}
		if got, err := yamldoc.Apply([]byte("a: 1"), edits); err == nil {
			t.Errorf("%s: Apply() = %q, want an error", name, got)
		}
	}
}
