package schema_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/schema"
)

// TestTopLevelName: the names under which ZenML keeps top-level keys, and whether steps inherit them.
func TestTopLevelName(t *testing.T) {
	for _, test := range []struct {
		version, key, name string
		inherited          bool
	}{
		{"0.98.0", "enable_cache", "enable_cache", true},
		{"0.98.0", "on_failure", "failure_hook_source", true},
		{"0.98.0", "on_init_kwargs", "init_hook_kwargs", false},
		{"0.98.0", "on_start", "start_hook_source", true},
		{"0.94.0", "on_start", "", false},
		{"0.98.0", "failure_hook_source", "", false},
		{"0.98.0", "merge", "", false},
		{"0.98.0", "enable_cahce", "", false},
		{"0.98.0", "schedule", "schedule", false},
		{"0.83.0", "retry", "", false},
		{"0.84.0", "retry", "retry", true},
	} {
		release, err := schema.Load(test.version)
		if err != nil {
			t.Fatal(err)
		}
		name := release.TopLevelName(test.key)
		if inherited := release.StepsInherit(name); name != test.name || inherited != test.inherited {
			t.Errorf("%s, %s: %q, inherited %t", test.version, test.key, name, inherited)
		}
	}
}
