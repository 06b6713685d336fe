package runconfig_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// TestZenML holds the effective settings against what real ZenML made of the
// same files, release by release.
func TestZenML(t *testing.T) {
	tables, _ := filepath.Glob(filepath.Join(evidence, "expected-*.jsonl"))
	if len(tables) == 0 {
		t.Fatal("there is nothing to compare with in " + evidence)
	}
	for _, table := range tables {
		version := filepath.Base(table)[len("expected-") : len(filepath.Base(table))-len(".jsonl")]
		t.Run(version, func(t *testing.T) {
			release, err := schema.Load(version)
			if err != nil {
				t.Fatal(err)
			}
			accepted := 0
			for _, row := range rowsOf(t, table) {
				if row.Accepted {
					accepted++
					t.Run(filepath.Base(row.File), func(t *testing.T) { row.compare(t, release) })
				}
			}
			if accepted == 0 {
				t.Fatal("ZenML accepted nothing")
			}
		})
	}
}

// evidence holds the files and what real ZenML did with them.
const evidence = "../../testdata/zenml"

// row is what real ZenML did with one file.
type row struct {
	File     string
	Accepted bool
	Pipeline map[string]any
	Steps    map[string]map[string]any
}

func rowsOf(t *testing.T, table string) []row {
	text, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

func (r row) compare(t *testing.T, release *schema.Release) {
	src, err := os.ReadFile(filepath.Join(evidence, "cases", filepath.Base(r.File)))
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse(r.File, src), runconfig.Options{Release: release, Environment: environment})
	pipeline := file.Run.Effective(nil)
	same(t, "the pipeline", pipeline.Dump(), r.Pipeline)
	for name, want := range r.Steps {
		docker := file.Run.Effective(file.Run.Step(name))
		same(t, "step "+name, docker.Dump(), want)
	}
}

// environment is what the files were compiled with.
func environment(name string) (string, bool) {
	return "registry.example.com", name == "MY_REGISTRY"
}

func same(t *testing.T, of string, settings, want map[string]any) {
	t.Helper()
	text, err := json.Marshal(settings)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		wanted, _ := json.Marshal(want)
		t.Errorf("the settings of %s are\n%s\nbut ZenML's\n%s", of, text, wanted)
	}
}
