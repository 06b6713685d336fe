package schema

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// evidence is a row of testdata/schema: a document in which "$" is replaced by each of Values or Keys, and whether real ZenML
// accepts each result.
type evidence struct {
	Values, Keys           []string
	Of, Document, Accepted string
	// Loose means that ZenML can reject more than the tables do.
	Loose bool
}

// TestAgainstZenML compares Check with the results of real ZenML recorded by gen/evidence.py.
func TestAgainstZenML(t *testing.T) {
	files, _ := filepath.Glob("../testdata/schema/*.jsonl")
	if len(files) == 0 {
		t.Fatal("no recorded results")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), func(t *testing.T) { compareResults(t, file) })
	}
}

func compareResults(t *testing.T, file string) {
	r, err := Load(strings.TrimSuffix(filepath.Base(file), ".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	rows := readEvidence(t, file)
	fillings := map[string][]string{"values": rows[0].Values, "keys": rows[0].Keys}
	for turn, row := range rows[1:] {
		for i := turn % stride.Cases; i < len(fillings[row.Of]); i += stride.Cases {
			filling := fillings[row.Of][i]
			src := strings.ReplaceAll(row.Document, "$", filling)
			doc := yamldoc.Parse("run.yaml", []byte(src))
			if len(doc.Errors) > 0 {
				t.Fatalf("%s: %v", src, doc.Errors)
			}
			problems := r.Check(doc.Root)
			rejected := slices.ContainsFunc(problems, func(p Problem) bool { return p.Rejected })
			if accepted := row.Accepted[i] == '1'; accepted == rejected {
				t.Errorf("ZenML accepts %v, got %v for %s", accepted, problems, src)
			}
		}
	}
}

// TestComponentsAgainstZenML compares Check with the results of the settings classes of stack components recorded by
// gen/component_evidence.py.
func TestComponentsAgainstZenML(t *testing.T) {
	files, _ := filepath.Glob("../testdata/schema/components/*.jsonl")
	if len(files) == 0 {
		t.Fatal("no recorded results")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), func(t *testing.T) {
			t.Parallel()
			compareComponents(t, file)
		})
	}
}

func compareComponents(t *testing.T, file string) {
	r, err := Load(strings.TrimSuffix(filepath.Base(file), ".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	rows := readEvidence(t, file)
	for turn, row := range rows[1:] {
		for i := turn % stride.Cases; i < len(rows[0].Values); i += stride.Cases {
			filling := rows[0].Values[i]
			src := strings.ReplaceAll(row.Document, "$", filling)
			problems := r.Check(yamldoc.Parse("run.yaml", []byte(src)).Root)
			rejected := slices.ContainsFunc(problems, func(p Problem) bool { return p.Component != "" && p.Kind != UnknownKey })
			switch accepted := row.Accepted[i] == '1'; {
			case accepted && rejected:
				t.Errorf("ZenML accepts %s, got %v", src, problems)
			case !accepted && !rejected && !row.Loose:
				t.Errorf("ZenML rejects %s", src)
			}
		}
	}
}

func readEvidence(t *testing.T, file string) []evidence {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []evidence
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var row evidence
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}
