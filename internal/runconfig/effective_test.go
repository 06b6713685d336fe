package runconfig_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// TestEffective compares the effective settings of each run.yaml, with their origins, with the section named for the release.
func TestEffective(t *testing.T) {
	txtartest.Run(t, "../../testdata/runconfig/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		for i, file := range archive.Files {
			if release, ok := strings.CutPrefix(file.Name, "effective-"); ok {
				archive.Files[i].Data = []byte(print(parse(t, release, archive)))
			}
		}
		return archive.Files
	})
}

// TestEffectiveSetting looks up each of the effective settings alone.
func TestEffectiveSetting(t *testing.T) {
	txtartest.Run(t, "../../testdata/runconfig/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		file := parse(t, schema.Latest(), archive)
		steps := []string{"", "unknown step"}
		for _, step := range file.Run.Steps {
			steps = append(steps, step.Name)
		}
		for _, step := range steps {
			checkEffectiveSetting(t, file, step, nil, file.EffectiveSettings(step))
			if s, ok := file.EffectiveSetting(step, []string{"settings", "unknown"}); ok {
				t.Errorf("step %q: %v", step, s)
			}
		}
		return archive.Files
	})
}

func checkEffectiveSetting(t *testing.T, file *runconfig.File, step string, path []string, settings []runconfig.Setting) {
	seen := map[string]bool{}
	for _, want := range settings {
		at := append(slices.Clone(path), want.Name)
		if got, ok := file.EffectiveSetting(step, at); !seen[want.Name] && (!ok || !reflect.DeepEqual(got, want)) {
			t.Errorf("step %q: %q is %v, %v; want %v", step, at, got, ok, want)
		}
		seen[want.Name] = true
		checkEffectiveSetting(t, file, step, at, want.Children)
	}
}

// TestPrefixes reads every prefix of two files, as they look while the user types.
func TestPrefixes(t *testing.T) {
	release := latest(t)
	for _, name := range []string{"aliases", "variables"} {
		archive, err := txtar.ParseFile("../../testdata/runconfig/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		src, _ := section(archive, "run.yaml")
		options := runconfig.ReadOptions{Release: release, Environment: func(string) (string, bool) { return "", true }}
		whole := print(runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), options))
		for end := range src {
			if part := print(runconfig.Read(yamldoc.Parse("run.yaml", []byte(src[:end])), options)); end > len(src)-2 && part != whole {
				t.Errorf("%s without its final line break is\n%s, want\n%s", name, part, whole)
			}
		}
	}
}

func parse(t *testing.T, version string, archive *txtar.Archive) *runconfig.File {
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	options := runconfig.ReadOptions{Release: release}
	if variables, ok := section(archive, "environment"); ok {
		options.Environment = func(name string) (string, bool) {
			_, after, ok := strings.Cut("\n"+variables, "\n"+name+"=")
			value, _, _ := strings.Cut(after, "\n")
			return value, ok
		}
	}
	src, _ := section(archive, "run.yaml")
	return runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), options)
}

func section(archive *txtar.Archive, name string) (string, bool) {
	for _, file := range archive.Files {
		if file.Name == name {
			return string(file.Data), true
		}
	}
	return "", false
}

// print lists the settings in the file with their origins: scope, line and column.
func print(file *runconfig.File) string {
	var b strings.Builder
	for effective := range file.EffectiveDockers() {
		name := "pipeline"
		if effective.Step != nil {
			name = "step " + effective.Step.Name
		}
		fmt.Fprintf(&b, "%s:\n", name)
		printSettings(&b, file, effective.Docker.Settings(), "  ")
	}
	return b.String()
}

func printSettings(b *strings.Builder, file *runconfig.File, settings []runconfig.Setting, indent string) {
	for _, s := range settings {
		line, column := file.Doc.OffsetLineColumn(s.Key.Span.Start)
		fmt.Fprintf(b, "%s%s = %s  <- %s, %d:%d %s\n", indent, s.Name, encode(s.Value), s.Scope, line, column, dotted(s.Path()))
		printSettings(b, file, s.Children, indent+"  ")
	}
}

func dotted(path []any) string {
	parts := make([]string, len(path))
	for i, part := range path {
		parts[i] = fmt.Sprint(part)
	}
	return strings.Join(parts, ".")
}

func encode(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
