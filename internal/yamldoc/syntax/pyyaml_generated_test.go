//go:build pyyaml

package syntax_test

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

var (
	generated = flag.String("pyyaml-generated", "", "documents and answers that testdata/pyyaml/generate.py wrote")
	older     = flag.Bool("pyyaml-older", false, "the answers are those of PyYAML before 6.0.4")
)

// TestGenerated is TestPyYAML on generated documents. It counts what differs by
// class and shows the shortest documents of each.
func TestGenerated(t *testing.T) {
	answers := readAnswers(t, *generated)
	options := syntax.DefaultOptions
	options.MergesFirst = *older
	type example struct {
		name, difference string
		source           []byte
	}
	classes := map[string][]example{}
	for _, want := range answers {
		seen := map[string]bool{}
		for _, difference := range want.differences(want.Source, options) {
			class, _, _ := strings.Cut(difference, ":")
			if !seen[class] {
				classes[class] = append(classes[class], example{want.Name, difference, want.Source})
			}
			seen[class] = true
		}
	}
	t.Logf("%d documents", len(answers))
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		examples := classes[class]
		t.Errorf("%s: %d documents", class, len(examples))
		slices.SortStableFunc(examples, func(a, b example) int { return len(a.source) - len(b.source) })
		for _, one := range examples[:min(5, len(examples))] {
			t.Logf("%s: %s\n%q", one.name, one.difference, one.source)
		}
	}
}
