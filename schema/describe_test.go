package schema

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// everyDescription calls f for each described key.
func everyDescription(f func(path string, d description)) {
	for _, path := range sortedKeys(descriptions()) {
		f(path, descriptions()[path])
	}
}

func TestDescriptionsReadWell(t *testing.T) {
	everyDescription(func(path string, d description) {
		if !strings.HasSuffix(d.Doc, ".") || strings.TrimSpace(d.Doc) != d.Doc {
			t.Errorf("%s: the description must be trimmed and end with a full stop: %q", path, d.Doc)
		}
		if sentences := strings.Count(d.Doc, ". ") + 1; sentences > 2 {
			t.Errorf("%s: %d sentences, at most two are allowed: %q", path, sentences, d.Doc)
		}
	})
}

func TestExamplesAreYAMLOfTheirKey(t *testing.T) {
	everyDescription(func(path string, d description) {
		doc := yamldoc.Parse(path, []byte(d.Example))
		if len(doc.Errors) > 0 {
			t.Errorf("%s: the example is not valid YAML: %v\n%s", path, doc.Errors, d.Example)
			return
		}
		entries := doc.Root.Entries()
		if len(entries) == 0 {
			t.Errorf("%s: the example is not a mapping: %q", path, d.Example)
			return
		}
		first, _ := entries[0].Key.Value()
		if _, key := cutLast(path); key != "*" && first != key {
			t.Errorf("%s: the example starts with %v", path, first)
		}
		if lines := strings.Count(d.Example, "\n") + 1; lines > 4 {
			t.Errorf("%s: the example has %d lines, at most four are allowed", path, lines)
		}
	})
}

func TestParentsAreDescribed(t *testing.T) {
	everyDescription(func(path string, _ description) {
		parent, _ := cutLast(path)
		if parent == "" || parent == "source" || strings.HasSuffix(parent, ".*") {
			return
		}
		if _, ok := describe(parent); !ok && parent != "steps.*" {
			t.Errorf("%s is described, but its parent %s is not", path, parent)
		}
	})
	for path := range sourceKeys {
		if _, ok := describe(path); !ok {
			t.Errorf("%s is in sourceKeys but is not described", path)
		}
	}
}

func TestDescribeFindsSharedDescriptions(t *testing.T) {
	same := []struct{ path, at string }{
		{"settings.docker.user", "settings.docker.user"},
		{"steps.*.settings.docker.user", "settings.docker.user"},
		{"steps.*.retry.delay", "retry.delay"},
		{"steps.*.model.version", "model.version"},
		{"settings.docker.parent_image_build_config.build_options.platform", "settings.docker.build_config.build_options.platform"},
		{"steps.*.settings.docker.parent_image_build_config.dockerignore", "settings.docker.build_config.dockerignore"},
		{"cache_policy.cache_func.module", "source.module"},
		{"steps.*.cache_policy.source_dependencies.*.attribute", "source.attribute"},
		{"steps.*.end_hook_source.type", "source.type"},
		{"settings.deployment.custom_endpoints.*.handler.module", "source.module"},
	}
	for _, c := range same {
		got, ok := describe(c.path)
		want := descriptions()[c.at]
		if !ok || got == (description{}) || got != want {
			t.Errorf("describe(%q) = %q, want the description of %s", c.path, got.Doc, c.at)
		}
	}
}

func TestDescribePrefersTheStep(t *testing.T) {
	onStep, _ := describe("steps.*.enable_cache")
	onRun, _ := describe("enable_cache")
	if onStep == onRun {
		t.Error("enable_cache has the same description on a step and at the top level")
	}
}

func TestDescribeKnowsNothingElse(t *testing.T) {
	for _, path := range []string{"", "*", "run", "settings.docker.nope", "module", "retry.module"} {
		if d, ok := describe(path); ok {
			t.Errorf("describe(%q) = %q, want nothing", path, d.Doc)
		}
	}
}
