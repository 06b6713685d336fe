package refactor_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/refactor"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestActions checks what is offered at the cursor ‸ of each file NAME.yaml, and what each action makes of it.
func TestActions(t *testing.T) {
	txtartest.Run(t, "testdata/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		dir, version := t.TempDir(), schema.Latest()
		for _, file := range archive.Files {
			switch filepath.Ext(file.Name) {
			case ".txt":
				if err := os.WriteFile(filepath.Join(dir, file.Name), file.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			case ".release":
				version = strings.TrimSpace(string(file.Data))
			}
		}
		var files []txtar.File
		for _, file := range archive.Files {
			name, isConfig := strings.CutSuffix(file.Name, ".yaml")
			switch {
			case isConfig:
				files = append(files, file, txtar.File{Name: name + ".actions", Data: []byte(actions(t, file.Data, version, dir))})
			case !strings.HasSuffix(file.Name, ".actions"):
				files = append(files, file)
			}
		}
		return files
	})
}

// actions describes the actions at the cursor of a run configuration.
func actions(t *testing.T, marked []byte, version, root string) string {
	before, after, _ := bytes.Cut(marked, []byte("‸"))
	config := configOf(t, slices.Concat(before, after), version, root)
	var b strings.Builder
	for _, a := range refactor.At(config, len(before)) {
		fmt.Fprintf(&b, "== %s\n", a.Title)
		if a.Disabled != "" {
			fmt.Fprintf(&b, "(%s)\n", a.Disabled)
			continue
		}
		b.Write(applied(t, config, a))
		if a.NewFile != nil {
			fmt.Fprintf(&b, "-> %s\n%s", a.NewFile.Path, a.NewFile.Text)
		}
	}
	return b.String()
}

func configOf(t *testing.T, text []byte, version, root string) refactor.Config {
	t.Helper()
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	options := runconfig.ReadOptions{Release: release}
	if root != "" {
		options.Root = safefile.Root(root)
	}
	return refactor.Config{
		File: runconfig.Read(yamldoc.Parse("run.yaml", text), options), Name: "run",
		Check: func(f *runconfig.File) []validate.Finding { return validate.Check(f, validate.Options{}) },
		Plan:  func(f *runconfig.File) []preview.Build { return preview.Plan(f, preview.PlanOptions{}) },
	}
}

func applied(t *testing.T, c refactor.Config, a refactor.Action) []byte {
	t.Helper()
	text, err := doc.ApplyExact(c.File.Doc.Source, a.Edits)
	if err != nil {
		t.Fatalf("%s: %v\n%s", a.Title, err, c.File.Doc.Source)
	}
	return text
}

// TestPromises: whatever is offered at any place of any text gives a text that PyYAML parses, without new errors and warnings. Only the steps that
// a title names change, and a requirements file keeps what is installed.
func TestPromises(t *testing.T) {
	corpus := stress.Corpus(t)
	offered := map[refactor.Kind]int{}
	stress.Rounds(t, 150, func(random *rand.Rand) {
		text := []byte(stress.Pick(random, stress.Pick(random, corpus)))
		root := t.TempDir()
		files := stress.ReferencedFiles()
		files["requirements.txt"] = "numpy==1.26.4  # pinned\n\npandas \\\n  >=2\n"
		for name, content := range files {
			path := filepath.Join(root, filepath.FromSlash(name))
			if os.MkdirAll(filepath.Dir(path), 0o700) != nil || os.WriteFile(path, []byte(content), 0o600) != nil {
				t.Fatal(path)
			}
		}
		config := configOf(t, text, stress.Pick(random, schema.Versions()), root)
		for _, at := range offsets(random, text) {
			for _, a := range refactor.At(config, at) {
				if a.Disabled == "" {
					offered[a.Kind]++
					holdPromise(t, config, a, root)
				}
			}
		}
	})
	t.Logf("offered: %v", offered)
	for kind := refactor.Rewrite; kind <= refactor.Inline; kind++ {
		if offered[kind] == 0 {
			t.Errorf("no action of kind %d", kind)
		}
	}
}

// offsets are places in a text: some of requirements, and any.
func offsets(random *rand.Rand, text []byte) []int {
	var all []int
	for at := 0; len(all) < 4; {
		const key = "requirements: "
		i := bytes.Index(text[at:], []byte(key))
		if i < 0 {
			break
		}
		at += i + len(key)
		all = append(all, at)
	}
	for range 10 {
		all = append(all, random.IntN(len(text)+1))
	}
	return all
}

func holdPromise(t *testing.T, config refactor.Config, a refactor.Action, root string) {
	t.Helper()
	if a.NewFile != nil {
		if err := os.WriteFile(filepath.Join(root, a.NewFile.Path), []byte(a.NewFile.Text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := applied(t, config, a)
	after := configOf(t, text, config.File.Options.Release.Version, root)
	if len(after.File.Doc.Errors) > 0 {
		t.Fatalf("%s: %v\n%s", a.Title, after.File.Doc.Errors, text)
	}
	count := map[validate.ID]int{}
	for _, f := range config.Check(config.File) {
		count[f.Rule]++
	}
	for _, f := range after.Check(after.File) {
		if count[f.Rule]--; count[f.Rule] < 0 && f.Severity <= validate.Warning {
			t.Errorf("%s brings %q:\n%s\nto\n%s", a.Title, f.Message, config.File.Doc.Source, text)
		}
	}
	for _, step := range config.File.Run.Steps {
		before, now := fmt.Sprint(set(config.File, step.Name)), fmt.Sprint(set(after.File, step.Name))
		if a.Kind == refactor.Move && before != now && !strings.Contains(string(a.Title), "this changes") {
			t.Errorf("%s changes step %s:\n%s\nto\n%s", a.Title, step.Name, before, now)
		}
	}
	if a.Kind == refactor.Extract || a.Kind == refactor.Inline {
		before, now := installed(config), installed(after)
		if before != now {
			t.Errorf("%s changes what is installed:\n%s\nto\n%s", a.Title, before, now)
		}
	}
}

// set returns the names and values of the effective settings.
func set(f *runconfig.File, step string) map[string]any {
	values := map[string]any{}
	var add func(prefix string, settings []runconfig.Setting)
	add = func(prefix string, settings []runconfig.Setting) {
		for _, s := range settings {
			if values[prefix+s.Name] = s.Value; len(s.Children) > 0 {
				values[prefix+s.Name] = nil
			}
			add(prefix+s.Name+".", s.Children)
		}
	}
	add("", f.EffectiveSettings(step))
	return values
}

// installed returns the requirements files of all images, without comments.
func installed(c refactor.Config) string {
	var b strings.Builder
	for _, build := range c.Plan(c.File) {
		generated, _ := build.Generated()
		for _, file := range generated.Files {
			fmt.Fprintf(&b, "%s %s:\n", build.Step, file.Name)
			for line := range strings.Lines(strings.ReplaceAll(file.Content, "\\\n", "")) {
				line, _, _ = strings.Cut(line, "#")
				if line = strings.Join(strings.Fields(line), " "); line != "" {
					fmt.Fprintln(&b, line)
				}
			}
		}
	}
	return b.String()
}
