package schema

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// TestTexts compares the strings that a scalar type accepts with those that pydantic accepted in gen/texts.py.
func TestTexts(t *testing.T) {
	f, err := os.Open("../testdata/schema/texts/pydantic.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var row struct {
			Kind     string
			Accepted bool
			Texts    []string
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		want := newType(row.Kind, nil)
		for _, text := range row.Texts {
			node := &doc.Node{Type: doc.TypeString, Style: doc.DoubleQuoted, Text: text}
			if want.accepts(shapeStr, node) != row.Accepted {
				t.Errorf("%s: pydantic accepts %q: %v", row.Kind, text, row.Accepted)
			}
		}
	}
}
