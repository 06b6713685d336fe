package schema

import (
	"slices"
	"testing"
)

func TestValidSettingsKey(t *testing.T) {
	for _, test := range []struct {
		key   string
		first string // the first release that takes it, "" for none
	}{
		{"docker", "0.75.0"},
		{"resources", "0.75.0"},
		{"deployment", "0.91.0"},
		{"orchestrator", "0.75.0"},
		{"orchestrator.kubernetes", "0.75.0"},
		{"orchestrator.unheard_of", "0.75.0"},
		{"orchestrator:name", "0.94.3"},
		{"deployer.docker", "0.90.0"},
		{"Docker", ""},
		{"kubernetes", ""},
		{"orchestrators", ""},
		{"", ""},
	} {
		at := slices.IndexFunc(Versions(), func(v string) bool { return load(v).IsValidSettingsKey(test.key) })
		first := ""
		if at >= 0 {
			first = Versions()[at]
		}
		if first != test.first {
			t.Errorf("%q is valid from %q, want %q", test.key, first, test.first)
		}
	}
}

func TestSettingsKeysAreValid(t *testing.T) {
	for _, version := range Versions() {
		r := load(version)
		keys := r.SettingsKeys()
		for _, key := range keys {
			if !r.IsValidSettingsKey(key) {
				t.Errorf("%s offers %s", version, key)
			}
		}
		for _, want := range []string{"docker", "orchestrator", "orchestrator.kubernetes", "step_operator.sagemaker"} {
			if !slices.Contains(keys, want) {
				t.Errorf("%s does not offer %s", version, want)
			}
		}
	}
}

func TestIntegrations(t *testing.T) {
	for _, version := range Versions() {
		r := load(version)
		names := r.Integrations()
		if len(names) < 50 || !slices.IsSorted(names) || !slices.Contains(names, "sklearn") {
			t.Errorf("%s: integrations %v", version, names)
		}
		for _, name := range names {
			if i, ok := r.Integration(name); !ok || i.Name != name {
				t.Errorf("%s: Integration(%q) is %v, %v", version, name, i, ok)
			}
		}
	}
	if kfp, _ := load("0.98.0").Integration("kubeflow"); !slices.Equal(kfp.Requirements, []string{"kfp-kubernetes>=1.1.0", "kfp>=2.6.0"}) {
		t.Errorf("kubeflow requires %v", kfp.Requirements)
	}
	if _, ok := load("0.98.0").Integration("scikit-learn"); ok {
		t.Error("there is an integration scikit-learn")
	}
}
