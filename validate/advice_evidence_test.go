package validate_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// adviceEvidence is a row of testdata/advice: a document in which an advice was followed, and what ZenML says of it.
type adviceEvidence struct {
	Document string `json:"document"`
	Advised  string `json:"advised"`
	// Path is that of the entry as advised; empty where it was removed.
	Path []string `json:"path"`
	// Accepted says that ZenML accepts the document, Kept that it reads the entry and does not ignore it.
	Accepted bool `json:"accepted"`
	Kept     bool `json:"kept"`
}

// TestAdviceAgainstZenML compares advice, one for each field and action, and of each stack component one for each action,
// with what real ZenML accepts. With -update the rows are chosen again; "python3 schema/gen/generate.py evidence" then has
// ZenML answer them.
func TestAdviceAgainstZenML(t *testing.T) {
	for _, version := range []string{"0.84.3", "0.98.0"} {
		t.Run(version, func(t *testing.T) {
			release, err := schema.Load(version)
			if err != nil {
				t.Fatal(err)
			}
			name := "../testdata/advice/" + version + ".jsonl"
			if *update {
				writeRows(t, name, adviceRows(release))
			}
			for _, row := range readRows(t, name) {
				switch {
				case !row.isAdvised(release):
					t.Errorf("for %s it is no longer advised to write %s; run this test with -update, and then schema/gen/generate.py evidence", row.Document, row.Advised)
				case !row.Accepted:
					t.Errorf("ZenML rejects what is advised for %s: %s", row.Document, row.Advised)
				case !row.Kept && len(row.Path) > 0:
					t.Errorf("ZenML ignores what is advised for %s: %s", row.Document, row.Advised)
				}
			}
		})
	}
}

// isAdvised reports whether the advice of a finding of the document makes the advised one of it.
func (row adviceEvidence) isAdvised(release *schema.Release) bool {
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(row.Document)), runconfig.ReadOptions{Release: release})
	return slices.ContainsFunc(validate.Check(file, validate.Options{}), func(f validate.Finding) bool {
		choices := follow(file.Doc.Root, f)
		return len(choices) > 0 && file.Doc.Format(choices[0]) == row.Advised
	})
}

// adviceRows are documents in which advice was followed, one for each action at each place.
func adviceRows(release *schema.Release) []adviceEvidence {
	var rows []adviceEvidence
	seen := map[string]bool{}
	for _, text := range variations(release) {
		file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
		for _, f := range validate.Check(file, validate.Options{}) {
			choices := follow(file.Doc.Root, f)
			name := fmt.Sprint(f.Advice.Action, placeOf(f))
			if len(choices) == 0 || f.Advice.Needs != nil || seen[name] || slices.ContainsFunc(release.Check(choices[0]), rejected) {
				continue // it is rejected for something else, too
			}
			seen[name] = true
			rows = append(rows, adviceEvidence{Document: strings.TrimSpace(text), Advised: file.Doc.Format(choices[0]), Path: advisedPath(f)})
		}
	}
	return rows
}

// placeOf is the place that an advice leads to. Of a stack component one setting is enough.
func placeOf(f validate.Finding) string {
	path := advisedPath(f)
	if path == nil {
		path = rule.SchemaPath(f.Path)
	}
	for i, part := range path {
		if strings.Contains(part, ".") {
			path = path[:i+1]
			break
		}
	}
	return strings.Join(path, ".")
}

// advisedPath is the path of the entry that a finding is about, as it was advised.
func advisedPath(f validate.Finding) []string {
	path := rule.SchemaPath(f.Path)
	switch f.Advice.Action {
	case rule.Rename:
		return append(path[:len(path)-1], f.Advice.Names[0])
	case rule.Move, rule.Replace:
		path = slices.Clone(f.Advice.Paths[0])
		if len(path) > 1 && path[0] == "steps" && path[1] == rule.AnyStep {
			path[1] = "train"
		}
		return path
	case rule.Remove, rule.Unwrap:
		return nil
	}
	return path
}

func readRows(t *testing.T, name string) (rows []adviceEvidence) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var row adviceEvidence
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func writeRows(t *testing.T, name string, rows []adviceEvidence) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for _, row := range rows {
		if err := encoder.Encode(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
