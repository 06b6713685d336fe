package assist_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// pythonPlaces are where completions are offered in a module, and the keys that lead there in a run configuration.
var pythonPlaces = []struct{ before, after, path string }{
	{"from zenml.config import DockerSettings\n\ndocker = DockerSettings(", ")\n", "settings docker"},
	{"from zenml.config import ResourceSettings\n\nresources = ResourceSettings(", ")\n", "settings resources"},
	{"from zenml.config.docker_settings import DockerBuildConfig\n\nbuild = DockerBuildConfig(", ")\n", "settings docker build_config"},
	{"from zenml import Model\n\nmodel = Model(name=\"churn\", ", ")\n", "model"},
	{"from zenml.config.schedule import Schedule\n\nschedule = Schedule(cron_expression=\"0 3 * * *\", ", ")\n", "schedule"},
	{
		"from zenml.integrations.kubernetes.flavors import KubernetesOrchestratorSettings\n\nsettings = KubernetesOrchestratorSettings(", ")\n",
		"settings orchestrator.kubernetes",
	},
	{"from zenml import step\n\n@step(settings={\"docker\": {", "}})\ndef train() -> None: ...\n", "settings docker"},
	{"from zenml import step\n\n@step(settings={", "})\ndef train() -> None: ...\n", "settings"},
	{"from zenml import pipeline\n\n@pipeline(settings={\"docker\": {", "}})\ndef nightly() -> None: ...\n", "settings docker"},
}

// TestRulesAcceptPythonCompletions is TestRulesAcceptCompletions for keywords and keys of dictionaries.
func TestRulesAcceptPythonCompletions(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, sourceRoot); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"0.75.0", "0.84.3", "0.94.0", "0.98.0"} {
		t.Run(version, func(t *testing.T) {
			config := &project.Config{ZenMLVersion: version, SourceRoot: dir, TargetPlatform: "linux/amd64"}
			c := pythonCompleter{T: t, file: filepath.Join(dir, "train.py"), project: &analysis.Project{Finder: &project.Finder{OnlyConfig: config}}}
			for _, place := range pythonPlaces {
				c.path, c.before, c.after = strings.Fields(place.path), place.before, place.after
				c.keys()
			}
			if c.inserted < 100 {
				t.Errorf("only %d completions were inserted", c.inserted)
			}
		})
	}
}

// pythonCompleter inserts completions between two parts of a module.
type pythonCompleter struct {
	*testing.T
	project             *analysis.Project
	file, before, after string
	path                []string
	inserted            int
}

func (c *pythonCompleter) open(text string) *analysis.Analysis {
	return c.project.Open(analysis.Document{Path: c.file, Text: []byte(text)})
}

func (c *pythonCompleter) offered(text string) []assist.CompletionItem {
	return assist.Completion(c.open(text+c.after).File(), len(text), assist.Invoked)
}

// keys inserts each key that is offered, with the values that are offered for it, or that of its example.
func (c *pythonCompleter) keys() {
	for _, item := range c.offered(c.before) {
		if item.Deprecated {
			continue
		}
		values := c.offered(c.before + item.Text)
		for _, value := range values {
			if !value.OpensList {
				c.accepted(item.Text+value.Text, "")
			}
		}
		if len(values) == 0 {
			c.accepted(item.Text, c.example(item.Label))
		}
	}
}

// example returns the value in the example of a key as Python.
func (c *pythonCompleter) example(key string) string {
	document := c.open(c.before + c.after).File()
	field, ok := document.Options.Release.Field(append(c.path, key)...)
	if !ok {
		return "None"
	}
	value, ok := yamldoc.Parse("", []byte(field.Example())).Root.Get(key)
	if !ok {
		return "None"
	}
	return document.Doc.Format(value.Value)
}

// pythonOtherKeys are keywords that some keywords need.
var pythonOtherKeys = []string{`parent_image="acme/base:1"`, `dockerfile="Dockerfile"`, `requirements="requirements.txt"`}

// accepted checks that no rule reports what is inserted, either alone or next to one of the other keys.
func (c *pythonCompleter) accepted(inserted, value string) {
	c.Helper()
	c.inserted++
	reported := c.reported("", inserted, value)
	for _, other := range pythonOtherKeys {
		if strings.HasSuffix(c.before, "{") {
			name, value, _ := strings.Cut(other, "=")
			other = `"` + name + `": ` + value
		}
		if reported != "" && c.reported(other+", ", inserted, value) == "" {
			return
		}
	}
	if reported != "" {
		c.Errorf("%s\n%s%s", reported, c.before, inserted)
	}
}

func (c *pythonCompleter) reported(other, inserted, value string) string {
	before := c.before + other
	at := doc.Span{Start: len(before), End: len(before) + len(inserted)}
	for _, finding := range c.open(before + inserted + value + c.after).Findings() {
		if span := finding.InConfig.Span; finding.Rule != "fixed-in-newer-release" && at.Start < span.End && span.Start < at.End {
			return finding.Message
		}
	}
	return ""
}
