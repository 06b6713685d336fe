package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/message"
)

// everyKey calls f for each key of the release, including nested ones.
func everyKey(r *Release, f func(Field)) {
	var below func(path []string)
	below = func(path []string) {
		for _, field := range r.Fields(path...) {
			f(field)
			below(field.Path)
		}
		if at, ok := r.find(path); ok && len(r.keysBelow(at)) == 0 && len(at.typ.collections()) > 0 {
			if next, ok := r.step(at, "*"); ok {
				below(next.path)
			}
		}
	}
	below(nil)
}

// TestEveryKey: each key of each release has a type and a description.
func TestEveryKey(t *testing.T) {
	untyped, undescribed := map[string]string{}, map[string]string{}
	for _, version := range Versions() {
		everyKey(load(version), func(f Field) {
			path := strings.Join(f.Path, ".")
			if f.Type.Noun() == "" {
				untyped[path] = version
			}
			if f.Doc() == "" {
				undescribed[path] = version
			}
		})
	}
	for _, path := range sortedKeys(untyped) {
		t.Errorf("%s, a key of %s, has no type", path, untyped[path])
	}
	for _, path := range sortedKeys(undescribed) {
		t.Errorf("%s, a key of %s, has no description; add one to schema/descriptions", path, undescribed[path])
	}
}

func TestField(t *testing.T) {
	for _, test := range []struct {
		version, path string
		wantType      string
		wantDefault   string
		want          Deprecation
		wantSince     string
	}{
		{"0.98.0", "settings docker parent_image", "string", "null", Deprecation{}, ""},
		{"0.98.0", "steps train settings docker apt_packages", "list of strings", "[]", Deprecation{}, ""},
		{"0.98.0", "settings docker image_tag", "string", "null", Deprecation{}, "0.91.0"},
		{"0.84.3", "settings docker python_package_installer", "pip or uv", "pip", Deprecation{}, ""},
		{"0.85.0", "settings docker python_package_installer", "pip or uv", "uv", Deprecation{}, ""},
		{"0.75.0", "settings docker dockerignore", "string", "null", Deprecation{Moved, []string{"build_config.dockerignore"}}, ""},
		{"0.98.0", "steps train heartbeat_healthy_threshold", "whole number from 10 to 60", "30", Deprecation{}, "0.93.0"},
		{"0.98.0", "model name", "string", "", Deprecation{}, ""},
		{"0.98.0", "settings resources resources class", "string", "null", Deprecation{}, "0.97.0"},
		{"0.98.0", "settings orchestrator.kubernetes", "mapping", "", Deprecation{}, ""},
		{"0.98.0", "settings orchestrator.kubernetes max_parallelism", "whole number above 0", "null", Deprecation{}, "0.82.0"},
		{"0.98.0", "settings orchestrator:prod synchronous", "true or false", "true", Deprecation{}, ""},
		{"0.98.0", "settings orchestrator.kubernetes timeout", "whole number", "null", Deprecation{Effect: NoEffect}, ""},
		{"0.75.0", "settings orchestrator.kubernetes pod_settings host_ipc", "true or false", "false", Deprecation{}, ""},
		{"0.98.0", "settings docker build_config build_options shm_size", "whole number", "null", Deprecation{}, "0.92.0"},
	} {
		got, ok := load(test.version).Field(strings.Fields(test.path)...)
		if !ok {
			t.Errorf("%s: %s not found", test.version, test.path)
			continue
		}
		if lifetime := got.Lifetime(); got.Type.Noun() != message.Text(test.wantType) || got.Default() != test.wantDefault ||
			got.Deprecation.Effect != test.want.Effect || !slices.Equal(got.Deprecation.Replacements, test.want.Replacements) ||
			lifetime != (Lifetime{Since: test.wantSince}) {
			t.Errorf("%s: %s: %+v, want %+v", test.version, test.path, got, test)
		}
	}
}

func TestNoField(t *testing.T) {
	for _, path := range []string{
		"", "settings docker apt_packges", "settings Docker", "settings docker parent_image x",
		"settings docker environment A B", "steps train settings deployment cors",
	} {
		if f, ok := load(Latest()).Field(strings.Fields(path)...); ok {
			t.Errorf("%q is %+v", path, f)
		}
	}
}

func TestFieldsPutDeprecatedOnesLast(t *testing.T) {
	fields := load(Latest()).Fields("settings", "docker")
	first := slices.IndexFunc(fields, func(f Field) bool { return f.IsDeprecated() })
	if first < 0 {
		t.Fatal("none is deprecated")
	}
	for i, f := range fields {
		if (i >= first) != f.IsDeprecated() {
			t.Errorf("%v is at %d, deprecated ones start at %d", f.Path, i, first)
		}
	}
}

func TestFieldsOfSettings(t *testing.T) {
	var keys []string
	for _, f := range load(Latest()).Fields("settings") {
		keys = append(keys, f.Path[len(f.Path)-1])
	}
	for _, want := range []string{"docker", "resources", "deployment", "orchestrator", "sandbox", "orchestrator.kubernetes"} {
		if !slices.Contains(keys, want) {
			t.Errorf("%s is not among %v", want, keys)
		}
	}
}

func TestElsewhere(t *testing.T) {
	for _, test := range []struct{ version, path, since, until string }{
		{"0.84.3", "settings docker image_tag", "0.91.0", ""},
		{"0.75.0", "steps train settings docker local_project_install_command", "0.82.1", ""},
		{"0.90.0", "settings deployment uvicorn_port", "0.91.0", ""},
		{"0.90.0", "steps train heartbeat_healthy_threshold", "0.93.0", ""},
		{"0.90.0", "settings log_store", "0.93.0", ""},
	} {
		f, ok := load(test.version).FieldInOtherRelease(strings.Fields(test.path)...)
		if lifetime := f.Lifetime(); !ok || lifetime.Since != test.since || lifetime.Until != test.until {
			t.Errorf("%s: %s: %+v, %v", test.version, test.path, f, ok)
		}
	}
	if f, ok := load("0.90.0").FieldInOtherRelease("settings", "docker", "apt_packges"); ok {
		t.Errorf("no release knows apt_packges: %+v", f)
	}
	if f, ok := load("0.98.0").FieldInOtherRelease("settings", "docker", "image_tag"); ok {
		t.Errorf("0.98.0 knows image_tag itself: %+v", f)
	}
}
