package schema_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/schema"
)

func TestWithoutEffect(t *testing.T) {
	for _, test := range []struct {
		version, key, instead string
		unused                bool
	}{
		{"0.75.0", "retry", "", true},
		{"0.84.0", "retry", "", false},
		{"0.84.0", "failure_hook_source", "on_failure", true},
		{"0.85.0", "cache_policy", "", false},
		{"0.85.0", "cache_policy.include_step_code", "", true},
		{"0.98.0", "init_hook_kwargs", "on_init_kwargs", true},
		{"0.98.0", "on_init_kwargs", "", false},
		{"0.98.0", "settings", "", false},
		{"0.98.0", "run_name", "", false},
		{"0.98.0", "no_key", "", false},
	} {
		release, err := schema.Load(test.version)
		if err != nil {
			t.Fatal(err)
		}
		if instead, unused := release.HasNoEffect(test.key); instead != test.instead || unused != test.unused {
			t.Errorf("%s in %s: %q, %v", test.key, test.version, instead, unused)
		}
	}
}
