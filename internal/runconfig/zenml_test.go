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

// TestZenML compares the effective settings with the recorded results of real ZenML, by release.
func TestZenML(t *testing.T) {
	tables, _ := filepath.Glob(filepath.Join(evidence, "expected-*.jsonl"))
	if len(tables) == 0 {
		t.Fatal("no recorded results in " + evidence)
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

// evidence has the files and the recorded results.
const evidence = "../../testdata/zenml"

// row is the recorded result of one file.
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
	file := runconfig.Read(yamldoc.Parse(r.File, src), runconfig.ReadOptions{Release: release, Environment: environment})
	pipeline := file.Run.EffectiveDocker(nil)
	same(t, "the pipeline", pipeline.DumpNonDefaults(), r.Pipeline)
	for name, want := range r.Steps {
		docker := file.Run.EffectiveDocker(file.Run.Step(name))
		same(t, "step "+name, docker.DumpNonDefaults(), want)
	}
}

// environment has the variables with which the results were recorded.
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
