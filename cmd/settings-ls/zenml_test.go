package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/preview"
)

// TestZenML compares check with what ZenML did with each file of testdata/zenml/cases. The results are in testdata/zenml/expected-RELEASE.jsonl, whose
// fields the head of oracle.py explains. ZENML_EXPECTED names another folder with
// answers and cases, such as one of random cases.
func TestZenML(t *testing.T) {
	answers := filepath.Join("..", "..", "testdata", "zenml")
	cases := filepath.Join(answers, "cases")
	if other := os.Getenv("ZENML_EXPECTED"); other != "" {
		answers, cases = other, other
	}
	t.Setenv("MY_REGISTRY", "registry.example.com")
	files, err := filepath.Glob(filepath.Join(answers, "expected-*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no answers of ZenML in %s: %v", answers, err)
	}
	for _, file := range files {
		release := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "expected-"), ".jsonl")
		t.Run(release, func(t *testing.T) { compareWithZenML(t, release, cases, readAnswers(t, file)) })
	}
}

// answer is what ZenML did with one file.
type answer struct {
	File     string
	Accepted bool
	Error    string
	Problems []struct {
		Path    []any
		Message string
	}
	Marks   map[string][8]int
	Ignored [][]any
	Builds  []struct{ Error, Dockerfile string }
}

func readAnswers(t *testing.T, file string) []answer {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	for decoder := json.NewDecoder(bytes.NewReader(data)); decoder.More(); {
		var a answer
		if err := decoder.Decode(&a); err != nil {
			t.Fatalf("%s: answer %d: %v", file, len(answers)+1, err)
		}
		answers = append(answers, a)
	}
	if len(answers) == 0 {
		t.Fatalf("%s holds no answer", file)
	}
	return answers
}

// compareWithZenML checks all files with one release and compares the findings with ZenML's results.
func compareWithZenML(t *testing.T, release, cases string, answers []answer) {
	args := []string{"check", "--format", "json", "--zenml-version", release, "--source-root", cases}
	paths := make([]string, len(answers))
	for i, a := range answers {
		paths[i] = filepath.Join(cases, filepath.Base(a.File))
	}
	var stdout, stderr bytes.Buffer
	if code := run(append(args, paths...), strings.NewReader(""), &stdout, &stderr); code > findings {
		t.Fatalf("settings-ls %s: exit code %d: %s", strings.Join(args, " "), code, &stderr)
	}
	var report jsonReport
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatalf("the report is not valid JSON: %v", err)
	}
	found := map[string][]jsonFinding{}
	for _, file := range report.Files {
		found[file.Path] = file.Findings
	}
	for i, a := range answers {
		name := strings.TrimSuffix(filepath.Base(a.File), ".yaml")
		t.Run(name, func(t *testing.T) {
			findings, checked := found[paths[i]]
			if !checked {
				t.Fatalf("%s was not checked", paths[i])
			}
			if wrong := a.differences(findings); len(wrong) > 0 {
				t.Errorf("ZenML %s, %s:\n  %s\ncheck says:%s", release, paths[i], strings.Join(wrong, "\n  "), list(findings))
			}
		})
	}
}

// differences lists where the findings of a file and ZenML disagree.
func (a answer) differences(found []jsonFinding) (wrong []string) {
	var errors, loud []jsonFinding
	for _, f := range found {
		if f.Severity == "error" {
			errors = append(errors, f)
		}
		if f.Severity != "hint" {
			loud = append(loud, f)
		}
	}
	if !a.environmental() {
		wrong = append(wrong, a.verdict(errors)...)
		wrong = append(wrong, a.places(errors)...)
	}
	wrong = append(wrong, a.ranges(found)...)
	wrong = append(wrong, a.silent(loud)...)
	return append(wrong, a.claims(found)...)
}

// environmental reports whether the result depends on the machine rather than the file.
func (a answer) environmental() bool {
	texts := []string{a.Error}
	for _, b := range a.Builds {
		texts = append(texts, b.Error)
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return strings.Contains(text, "environment variable placeholder") || strings.Contains(text, "secret reference")
	})
}

// verdict: an error if, and only if, ZenML rejects the file, the build of one of its
// images cannot start, or Docker cannot read the Dockerfile that ZenML writes.
func (a answer) verdict(errors []jsonFinding) []string {
	why := a.rejection()
	switch {
	case why != "" && len(errors) == 0:
		return []string{"verdict: it is rejected, but check has no error: " + why}
	case why == "" && len(errors) > 0:
		return []string{"verdict: it is accepted, but check has an error: " + errors[0].Message}
	}
	return nil
}

// rejection is why a run cannot start with the file, "" when it can.
func (a answer) rejection() string {
	if !a.Accepted {
		return a.Error
	}
	for _, b := range a.Builds {
		if b.Error != "" {
			return "build: " + b.Error
		}
		if b.Dockerfile == "" {
			continue // skip_build
		}
		for _, invalid := range (preview.Dockerfile{{Text: b.Dockerfile}}).InvalidInstructions() {
			return "Docker cannot read the Dockerfile: " + invalid.Message
		}
	}
	return ""
}

// places: every problem that ZenML has lies under, or just above, an error.
func (a answer) places(errors []jsonFinding) (wrong []string) {
	for _, problem := range a.Problems {
		place := spelled(withoutBranches(problem.Path))
		near := func(f jsonFinding) bool {
			path := spelled(f.Path)
			return under(path, place) || under(place, path) && len(path) >= len(place)-1
		}
		if !slices.ContainsFunc(errors, near) {
			wrong = append(wrong, fmt.Sprintf("places: no error near %s: %s", strings.Join(place, "."), problem.Message))
		}
	}
	return wrong
}

// withoutBranches cuts a path where pydantic begins to name the branches of a union and
// the keys of a mapping instead of what is in the file.
func withoutBranches(path []any) []any {
	branches := []string{"str", "bool", "int", "uuid", "PipelineBuildBase", "Tag", "CachePolicy", "PoolResourceDemand"}
	end := slices.IndexFunc(path, func(part any) bool {
		name, ok := part.(string)
		return ok && (strings.Contains(name, "[") || slices.Contains(branches, name))
	})
	if end < 0 {
		return path
	}
	return path[:end]
}

// under reports whether path begins with the elements of above.
func under(path, above []string) bool {
	return len(path) >= len(above) && slices.Equal(path[:len(above)], above)
}

// What the report in JSON says.
type (
	jsonReport struct {
		Files []struct {
			Path     string
			Findings []jsonFinding
		}
	}
	jsonFinding struct {
		Rule, Severity, Message string
		Path                    []any
		Start, End              report.Position
	}
)

// ranges: a finding lies between its key and the end of its value as PyYAML's composer
// places them, and on one line unless its value is a scalar.
func (a answer) ranges(found []jsonFinding) (wrong []string) {
	for _, f := range found {
		pointer := ""
		for _, part := range spelled(f.Path) {
			pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(part)
		}
		mark, ok := a.Marks[pointer]
		if !ok {
			continue
		}
		from, to := report.Position{Line: mark[0], Column: mark[1]}, report.Position{Line: mark[6], Column: mark[7]}
		nested := false
		for other := range a.Marks {
			nested = nested || strings.HasPrefix(other, pointer+"/")
		}
		if before(f.Start, from) || before(f.End, f.Start) || before(to, f.End) || nested && f.Start.Line != f.End.Line {
			wrong = append(wrong, fmt.Sprintf("ranges: %s at %s: %v to %v is not within %v to %v on one line", f.Rule, pointer, f.Start, f.End, from, to))
		}
	}
	return wrong
}

func before(a, b report.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// silent: every key that ZenML silently ignores has a finding at its path.
func (a answer) silent(loud []jsonFinding) (wrong []string) {
	for _, path := range a.Ignored {
		if !slices.ContainsFunc(loud, func(f jsonFinding) bool { return slices.Equal(spelled(f.Path), spelled(path)) }) {
			wrong = append(wrong, "ignored: no finding for the ignored key "+strings.Join(spelled(path), "."))
		}
	}
	return wrong
}

// claims: a key that is said to be unknown is one that ZenML does not read. The answers
// leave out `x-` keys, and have none where PyYAML cannot read the file.
func (a answer) claims(found []jsonFinding) (wrong []string) {
	if a.Marks == nil {
		return nil
	}
	for _, f := range found {
		path := spelled(f.Path)
		if f.Rule != "unknown-run-key" && f.Rule != "unknown-docker-key" || strings.HasPrefix(path[len(path)-1], "x-") {
			continue
		}
		if !slices.ContainsFunc(a.Ignored, func(known []any) bool { return slices.Equal(spelled(known), path) }) {
			wrong = append(wrong, "claims: ZenML reads the key "+strings.Join(path, ".")+", but "+f.Message)
		}
	}
	return wrong
}

// spelled writes the elements of a path as Python prints them.
func spelled(path []any) []string {
	out := make([]string, len(path))
	for i, part := range path {
		switch part := part.(type) {
		case nil:
			out[i] = "None"
		case bool:
			out[i] = map[bool]string{true: "True", false: "False"}[part]
		case float64:
			out[i] = strconv.FormatFloat(part, 'f', -1, 64)
		default:
			out[i] = fmt.Sprint(part)
		}
	}
	return out
}

// list shows findings, one per line.
func list(found []jsonFinding) string {
	if len(found) == 0 {
		return " nothing"
	}
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "\n  %d:%d %s %s: %s %v", f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Message, f.Path)
	}
	return b.String()
}
