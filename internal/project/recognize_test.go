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

func TestLooksLikeRun(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		"testdata/looks/run.txtar":   true,
		"testdata/looks/other.txtar": false,
	} {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if got := project.LooksLikeRun(yamldoc.Parse(file.Name, file.Data), release); got != want {
				t.Errorf("%s: %s: looks like a run configuration: %t, want %t", path, file.Name, got, want)
			}
		}
	}
}

func TestMayBeRunByAKeyAlone(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
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
		if looks := project.LooksLikeRun(yamldoc.Parse("run.yaml", []byte(text)), release); looks != (text != "settings") {
			t.Errorf("%q: looks like a run configuration: %t", text, looks)
		}
		if !project.MayBeRun([]byte(text)) {
			t.Errorf("%q: cannot be a run configuration", text)
		}
	}
	for _, text := range []string{"", "kind: ConfigMap\n", "parameters: {a: 1}\n", "run_name: x\n", "on: push\njobs: {}\n"} {
		if project.MayBeRun([]byte(text)) {
			t.Errorf("%q: may be a run configuration", text)
		}
	}
}

func TestWhatLooksLikeRunMayBeRandom(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	corpus := stress.Corpus(t)
	looked, dropped := 0, 0
	check := func(text []byte) {
		looks, may := project.LooksLikeRun(yamldoc.Parse("run.yaml", text), release), project.MayBeRun(text)
		if looks && !may {
			t.Errorf("looks like a run configuration, and MayBeRun says that it cannot be one:\n%s", text)
		}
		if looks {
			looked++
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
		text = escapeKeys(random, text)
		check(stress.MutateFile(random, text))
	})
	if looked == 0 || dropped == 0 {
		t.Errorf("%d texts look like run configurations, %d cannot be one: the test shows nothing", looked, dropped)
	}
}

// escapeKeys writes the top-level keys of a text as YAML allows to write them.
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
