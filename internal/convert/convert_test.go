package convert_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/convert"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// TestEffectiveSettings: the settings of a run configuration are the same after it was converted to Python and back.
func TestEffectiveSettings(t *testing.T) {
	corpus := stress.Corpus(t)
	stress.Rounds(t, 1000, func(random *rand.Rand) {
		text := stress.Pick(random, stress.Pick(random, corpus))
		if random.IntN(2) == 0 {
			text = stress.Mutate(random, text)
		}
		release := load(t, stress.Pick(random, schema.Versions()))
		from := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
		if len(from.Doc.Errors) > 0 || len(from.Doc.Templates) > 0 {
			return
		}
		to, python := roundTrip(t, from)
		steps := []string{""}
		for _, step := range from.Run.Steps {
			steps = append(steps, step.Name)
		}
		for _, step := range steps {
			if diff := cmp.Diff(effective(t, from, step), effective(t, to, step)); diff != "" {
				t.Fatalf("ZenML %s, step %q (-before +after):\n%s\n%s\n%s\n%q", release.Version, step, diff, text, python, text)
			}
		}
	})
}

// TestValues: values of all types that YAML and JSON share are the same after they were converted to Python and back.
func TestValues(t *testing.T) {
	release := load(t, schema.Latest())
	stress.Rounds(t, 300, func(random *rand.Rand) {
		settings := doc.NewMapping(
			doc.NewField("docker", doc.NewMapping(doc.NewField("environment", mapping(random, 2)), doc.NewField("x y", value(random, 2)))),
			doc.NewField("orchestrator.kubernetes", mapping(random, 3)),
			doc.NewField("orchestrator", mapping(random, 3)),
		)
		root := doc.NewMapping(doc.NewField("settings", settings))
		from := &runconfig.File{Doc: &doc.Document{Root: root}, Options: runconfig.ReadOptions{Release: release}}
		to, python := roundTrip(t, from)
		after, _ := to.Doc.Root.Get("settings")
		if !doc.Equal(settings, after.Value) {
			t.Fatalf("%s\nis not\n%s\n%s", to.Doc.Format(settings), to.Doc.Format(after.Value), python)
		}
	})
}

func roundTrip(t *testing.T, from *runconfig.File) (to *runconfig.File, python string) {
	t.Helper()
	release := from.Options.Release
	text, err := convert.ToPython(from.Doc.Root, release, secret.NoMask)
	if errors.Is(err, convert.ErrTooLarge) {
		return from, ""
	} else if err != nil {
		t.Fatal(err)
	}
	python = string(text)
	env := pydoc.Env{
		Modules: names.Env{Exports: release.Exports},
		ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
	}
	file := pydoc.Parse("run.py", []byte(python), env)
	found := pipelines.Find(file, pipelines.Env{})
	if len(file.Errors) > 0 || len(found) != 1 {
		t.Fatalf("%v, %d pipelines in\n%s", file.Errors, len(found), python)
	}
	back, err := convert.ToYAML(found[0].Root, secret.NoMask)
	if err != nil {
		t.Fatal(err)
	}
	document := yamldoc.Parse("again.yaml", []byte(back))
	if len(document.Errors) > 0 {
		t.Fatalf("%v in\n%s", document.Errors, back)
	}
	return runconfig.Read(document, runconfig.ReadOptions{Release: release}), python
}

func effective(t *testing.T, file *runconfig.File, step string) string {
	t.Helper()
	text, err := json.Marshal(file.Run.EffectiveDocker(file.Run.Step(step)).DumpNonDefaults())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func load(t *testing.T, version string) *schema.Release {
	t.Helper()
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	return release
}

// value returns a random value.
func value(random *rand.Rand, depth int) *doc.Node {
	switch kind := random.IntN(8); {
	case kind == 0 && depth > 0:
		return mapping(random, depth-1)
	case kind == 1 && depth > 0:
		var items []*doc.Node
		for range random.IntN(4) {
			items = append(items, value(random, depth-1))
		}
		return doc.NewList(items...)
	case kind < 3:
		return scalar(random)
	}
	return doc.NewString(text(random))
}

// mapping returns a mapping of random values.
func mapping(random *rand.Rand, depth int) *doc.Node {
	made := doc.NewMapping()
	for range 1 + random.IntN(4) {
		name := stress.Pick(random, []string{"a", "class", "self", "b_1", "x-y", "1", "ä"}) + text(random)
		made.Fields = append(made.Fields, doc.NewField(name, value(random, depth)))
	}
	if random.IntN(4) == 0 {
		made.Fields = append(made.Fields, doc.Field{Key: scalar(random), Value: scalar(random)})
	}
	return made
}

// scalar returns a scalar that is not a string.
func scalar(random *rand.Rand) *doc.Node {
	texts := []string{
		"null", "true", "false", "0", "-7", "12345678901234567890123", "0.5", "-1e+100", "1e-07", ".inf", "-.inf", "!!binary aGkA/w==",
	}
	return yamldoc.Parse("", []byte(stress.Pick(random, texts))).Root
}

// text returns a random string.
func text(random *rand.Rand) string {
	parts := []string{
		"", "yes", "null", "1", "1.5", "'", `"`, `\`, "\n", "\r", "\t", " ", "#", "##", ": ", "- ", "{x}", "${X}", "é", "漢", "😀", "\u202e", "\u00a0",
		"\x00", "\x1b[31m", "\ufeff", "%", "long text ", "b'", "0x10", "2024-01-01", "~", "*a", "&a", "!x",
	}
	var b strings.Builder
	for range random.IntN(6) {
		b.WriteString(stress.Pick(random, parts))
	}
	return b.String()
}
