package project_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

func TestRecognize(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	type answers struct{ anywhere, inZenMLProject bool }
	for path, want := range map[string]answers{
		"testdata/recognize/run.txtar":           {true, true},
		"testdata/recognize/zenml-project.txtar": {false, true},
		"testdata/recognize/other.txtar":         {false, false},
	} {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			document := yamldoc.Parse(file.Name, file.Data)
			recognized := func(usesZenML bool) bool {
				return project.Recognizer{Release: release, UsesZenML: usesZenML}.Recognize(document) != nil
			}
			if got := (answers{recognized(false), recognized(true)}); got != want {
				t.Errorf("%s: %s: recognized: %+v, want %+v", path, file.Name, got, want)
			}
		}
	}
}

func TestMayRecognizeByAKeyAlone(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	recognizer := project.Recognizer{Release: release}
	for _, text := range []string{
		"enable_cache: true\n",
		"'enable_step_logs': true\n",
		"\"enable_pipeline_logs\": true\n",
		"\"enable\\u005fpipeline_logs\": true\n",
		"? \"enable_\\\n  pipeline_logs\"\n: true\n",
		"? !!str enable_artifact_metadata\n: true\n",
		"? &a enable_artifact_visualization\n: true\n",
		"<<: {schedule: {cron_expression: '* * * * *'}}\n",
		"{model: {name: m}}",
		"steps: {train: {step_operator: k8s}}",
		"settings:\r  docker: {}\r",
		"settings",
	} {
		if recognized := recognizer.Recognize(yamldoc.Parse("run.yaml", []byte(text))) != nil; recognized != (text != "settings") {
			t.Errorf("%q: recognized: %t", text, recognized)
		}
		if !recognizer.MayRecognize([]byte(text)) {
			t.Errorf("%q: ruled out", text)
		}
	}
	for _, text := range []string{"", "kind: ConfigMap\n", "parameters: {a: 1}\n", "run_name: x\n", "on: push\njobs: {}\n"} {
		if recognizer.MayRecognize([]byte(text)) {
			t.Errorf("%q: not ruled out", text)
		}
	}
}

func TestMayRecognizeRandom(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	recognizer := project.Recognizer{Release: release, UsesZenML: true}
	corpus := stress.Corpus(t)
	found, dropped := 0, 0
	check := func(text []byte) {
		recognized, may := recognizer.Recognize(yamldoc.Parse("run.yaml", text)) != nil, recognizer.MayRecognize(text)
		if recognized && !may {
			t.Errorf("recognized, but MayRecognize rules it out:\n%s", text)
		}
		if recognized {
			found++
		}
		if !may {
			dropped++
		}
	}
	for _, texts := range corpus {
		for _, text := range texts {
			check([]byte(text))
		}
	}
	stress.Rounds(t, 2000, func(random *rand.Rand) {
		text := stress.Pick(random, stress.Pick(random, corpus))
		text = misspellKeys(random, escapeKeys(random, text))
		check(stress.MutateFile(random, text))
	})
	if found == 0 || dropped == 0 {
		t.Errorf("%d texts recognized, %d ruled out by MayRecognize: the test shows nothing", found, dropped)
	}
}

// escapeKeys rewrites the top-level keys of a text with escapes.
func escapeKeys(random *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		key, rest, isKey := strings.Cut(line, ":")
		if !isKey || key == "" || strings.ContainsAny(key[:1], " #-{'\"") {
			continue
		}
		switch at := random.IntN(len(key)); random.IntN(4) {
		case 0:
			key = "'" + key + "'"
		case 1:
			key = fmt.Sprintf(`"%s\x%02x%s"`, key[:at], key[at], key[at+1:])
		case 2:
			key = "? !!str " + key + "\n"
		}
		lines[i] = key + ":" + rest
	}
	return strings.Join(lines, "")
}

// misspellKeys removes a letter from some keys at the start of a line.
func misspellKeys(random *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if key, rest, isKey := strings.Cut(line, ":"); isKey && key != "" && !strings.HasPrefix(key, " ") && random.IntN(2) == 0 {
			at := random.IntN(len(key))
			lines[i] = key[:at] + key[at+1:] + ":" + rest
		}
	}
	return strings.Join(lines, "")
}

// BenchmarkMayRecognize rules out a file of another tool, as nearly all YAML files of a large folder are.
func BenchmarkMayRecognize(b *testing.B) {
	manifest := []byte("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: part-1\ndata:\n" + strings.Repeat("  KEY_1: value of the key\n", 12))
	b.SetBytes(int64(len(manifest)))
	b.ReportAllocs()
	for b.Loop() {
		if (project.Recognizer{}).MayRecognize(manifest) {
			b.Fatal("it is not ruled out")
		}
	}
}
