package assist_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// sourceRoot has the files that completions offer.
var sourceRoot = fstest.MapFS{
	"Dockerfile": {Data: []byte("FROM acme/base:1\n")}, "requirements.txt": {Data: []byte("pandas==2.2.2\n")},
	"pyproject.toml": {Data: []byte("[project]\nname = \"train\"\n")}, ".dockerignore": {Data: []byte("data\n")}, "docker/train.txt": {},
}

// TestRulesAcceptCompletions offers completions in each mapping of a run configuration and inserts each of them. No rule may report what
// was inserted: values that completions offer for a key, or the key with its example.
func TestRulesAcceptCompletions(t *testing.T) {
	for _, version := range []string{"0.75.0", "0.84.3", "0.94.0", "0.98.0"} {
		t.Run(version, func(t *testing.T) {
			release, err := schema.Load(version)
			if err != nil {
				t.Fatal(err)
			}
			c := completer{T: t, release: release}
			c.below(nil)
			if c.inserted < 500 {
				t.Errorf("only %d completions were inserted", c.inserted)
			}
		})
	}
}

// completer inserts completions below the paths of a release.
type completer struct {
	*testing.T
	release  *schema.Release
	inserted int
}

// below inserts the completions in the mapping at a path, and in those below it.
func (c *completer) below(path []string) {
	var text strings.Builder
	for i, key := range path {
		text.WriteString(indented(key+":\n", i))
	}
	c.keys(path, text.String())
	for _, field := range c.release.Fields(path...) {
		key := field.Path[len(field.Path)-1]
		isKnown := len(path) > 1 && path[0] == "steps" && strings.Contains(key, ".") // a component, whose keys are those at the pipeline
		if !isKnown && !slices.Contains(path, key) {
			c.below(append(slices.Clone(path), key))
		}
	}
	around, _ := c.release.Field(path...)
	if free, ok := c.release.Field(append(slices.Clone(path), "*")...); ok && around.Type.Kind() == schema.MappingType && free.Type.Accepts(schema.MappingType) {
		c.below(append(slices.Clone(path), "train"))
	}
}

// keys inserts the keys that are offered in the mapping at a path, which ends the text.
func (c *completer) keys(path []string, text string) {
	for _, item := range c.offered(text + indented("", len(path))) {
		if item.Deprecated {
			continue // the rules report it, as the completion does
		}
		if item.Kind == assist.BlockItem {
			c.accepted(path, text, indented(item.Text, len(path)))
			continue
		}
		key := indented(item.Label+": ", len(path))
		values := c.offered(text + key)
		for _, value := range values {
			if !value.OpensList { // a file in the folder
				c.accepted(path, text, key+value.Text)
			}
		}
		if item.Label == "required_integrations" {
			list := indented(item.Label+":\n", len(path)) + indented("- ", len(path)+1)
			for _, value := range c.offered(text + list) {
				c.accepted(path, text, list+value.Text)
			}
		}
		if len(values) == 0 {
			c.accepted(path, text, key, c.valueOf(path, item.Label))
		}
	}
}

// valueOf returns a value for a key: that of its example, or a function for a hook.
func (c *completer) valueOf(path []string, key string) string {
	field, _ := c.release.Field(append(slices.Clone(path), key)...)
	if _, value, ok := strings.Cut(field.Example(), ":"); ok {
		return strings.ReplaceAll(value, "\n", "\n"+indented("", len(path)))
	}
	if key == "on_init_kwargs" {
		return "{name: nightly}"
	}
	return "hooks.alert"
}

func (c *completer) offered(text string) []assist.CompletionItem {
	return assist.Completion(c.read(text), len(text), assist.Invoked)
}

func (c *completer) read(text string) *runconfig.File {
	return runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: c.release, Root: sourceRoot})
}

// otherKeys are keys that some keys need.
var otherKeys = []string{
	"parent_image: acme/base:1", "dockerfile: Dockerfile", "requirements: requirements.txt", "on_init: hooks.start",
}

// accepted checks that no rule reports what is inserted in the mapping at a path, either alone or next to one of the other keys.
func (c *completer) accepted(path []string, text, inserted string, value ...string) {
	c.Helper()
	c.inserted++
	reported := c.reported(text, inserted, value...)
	for _, other := range otherKeys {
		name, _, _ := strings.Cut(other, ":")
		_, ok := c.release.Field(append(slices.Clone(path), name)...)
		if reported != "" && (ok || len(path) == 0 && c.release.Configures(name)) {
			if c.reported(text+indented(other+"\n", len(path)), inserted, value...) == "" {
				return
			}
		}
	}
	if reported != "" {
		c.Errorf("%s\n%s%s", reported, text, inserted)
	}
}

// reported returns the first message on what is inserted, "" if there is none. The value after it does not matter.
func (c *completer) reported(text, inserted string, value ...string) string {
	file := c.read(text + inserted + strings.Join(value, "") + "\n")
	end := len(text) + len(inserted)
	for _, finding := range validate.Check(file, validate.Options{BuildHost: "linux/amd64", TargetPlatform: "linux/amd64"}) {
		if finding.Rule == "fixed-in-newer-release" {
			continue // the key is fine, and another release does more with it
		}
		if span := finding.InConfig.Span; len(text) < span.End && span.Start < end {
			return finding.Message
		}
	}
	return ""
}

func indented(text string, levels int) string { return strings.Repeat("  ", levels) + text }
