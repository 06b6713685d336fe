package settingsls

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/convert"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestExamples checks the example of each key as hovers show it, in YAML and in Python at the place of the key: with each release in a long
// run, otherwise with the first release that has it.
func TestExamples(t *testing.T) {
	seen, folder := map[string]bool{}, t.TempDir()
	for _, version := range schema.Versions() {
		release, err := schema.Load(version)
		if err != nil {
			t.Fatal(err)
		}
		config := &project.Config{ZenMLVersion: version, SourceRoot: folder}
		c := exampleChecker{t, release, &analysis.Project{Finder: &project.Finder{OnlyConfig: config}}, folder}
		eachKey(release, nil, func(path []string, field schema.Field) {
			place := path
			if len(path) > 3 && path[0] == "steps" && path[2] == "settings" {
				place = path[2:] // the same as for the pipeline
			}
			change := fmt.Sprint(place, field.Example(), field.Type)
			isItem := path[len(path)-1] == "*" // which has no key to hover
			if field.Example() == "" || isItem || seen[change] && !stress.IsLongRun() {
				return
			}
			seen[change] = true
			c.check(path, field)
		})
	}
	t.Logf("%d examples", len(seen))
}

// eachKey calls f for each key below a path, which has "*" for items of lists, and a name for free keys.
func eachKey(release *schema.Release, path []string, f func(path []string, field schema.Field)) {
	fields := release.Fields(path...)
	if len(fields) == 0 {
		if free, ok := release.Field(append(slices.Clone(path), "*")...); ok {
			fields = []schema.Field{free}
		}
	}
	for _, field := range fields {
		name := field.Path[len(field.Path)-1]
		if name == "*" && !isList(release, path) {
			name = "train"
		}
		below := append(slices.Clone(path), name)
		f(below, field)
		eachKey(release, below, f)
	}
}

// isList reports whether the value of the key at a path is a list.
func isList(release *schema.Release, path []string) bool {
	field, _ := release.Field(path...)
	return slices.ContainsFunc(field.Type.Alternatives(), func(t schema.Type) bool { return t.Kind() == schema.ListType })
}

type exampleChecker struct {
	t       *testing.T
	release *schema.Release
	project *analysis.Project
	folder  string // an empty one
}

func (c exampleChecker) check(path []string, field schema.Field) {
	lines := strings.Split(field.Example(), "\n")
	top := len(path) - 1
	for ; top > 0 && (top != 2 || path[0] != "steps"); top-- {
		first := "  "
		if path[top-1] == "*" {
			first = "- "
		}
		lines = nested(path[top-1], first, lines)
	}
	text := strings.Join(lines, "\n") + "\n"
	document := text
	if top == 2 {
		document = "steps:\n  train:\n    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
	}
	c.report("run.yaml", document, len(path))
	c.report("run.py", c.python(path[:top+1], text), len(path))
}

// nested are lines below a key, or as an item of a list.
func nested(key, first string, lines []string) []string {
	var below []string
	if key != "*" {
		below = append(below, key+":")
	}
	for _, line := range lines {
		below = append(below, first+line)
		first = "  "
	}
	return below
}

// python is a module with an example at its place.
func (c exampleChecker) python(path []string, text string) string {
	example, ok := convert.Example(c.release, path, text)
	if !ok {
		c.t.Errorf("ZenML %s: %v has no example in Python: %s", c.release.Version, path, text)
	}
	module := "from zenml import pipeline, step\n"
	for _, class := range c.classes(path[:len(path)-1], yamldoc.Parse("", []byte(text)).Root) {
		module += "from " + class.Module + " import " + class.Name + "\n"
	}
	decorator, call := "@step", "training"
	if len(path) > 1 {
		decorator += "(" + example + ")"
	} else {
		call += ".with_options(" + example + ")"
	}
	return module + "\n\n" + decorator + "\ndef train() -> None:\n    ...\n\n\n@pipeline\ndef training():\n    train()\n\n\n" + call + "()\n"
}

// classes are those of the mappings in a text with the key at a path.
func (c exampleChecker) classes(path []string, n *doc.Node) []schema.Class {
	var found []schema.Class
	if class, ok := c.release.ClassAt(path...); ok && n.Kind == doc.Mapping && len(path) > 0 {
		found = append(found, class)
	}
	for _, field := range n.Fields {
		found = append(found, c.classes(append(slices.Clone(path), field.Key.Text), field.Value)...)
	}
	for _, item := range n.Items {
		found = append(found, c.classes(append(slices.Clone(path), "*"), item)...)
	}
	return found
}

// report reports findings that are as deep as the key: what is around it can lack other keys. A keyword that a decorator does not have
// is only a key of YAML.
func (c exampleChecker) report(name, text string, depth int) {
	a := c.project.Open(analysis.Document{Path: filepath.Join(c.folder, name), Text: []byte(text), IsUntitled: true})
	for _, f := range a.Findings() {
		if len(f.Path) >= depth && f.Severity <= validate.Warning && f.Rule != "unknown-keyword" {
			c.t.Errorf("ZenML %s: %s: %s\n%s", c.release.Version, f.Rule, f.Message, text)
		}
	}
}
