package kubernetes_test

import (
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/internal/kubernetes"
)

func TestIsQuantity(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "1.5": true, "1.": true, ".5": true, "128974848": true, "129e6": true, "129E-6": true, "500m": true,
		"16G": true, "16Gi": true, "1.5Ti": true, "100k": true, "100Ki": true, "2u": true, "3n": true, "+1": true, "-1": true, "1E": true,
		"": false, "16GB": false, "16GiB": false, "16gi": false, "16 G": false, "100K": false, "1,5G": false, "G": false, "1e": false, "0x10": false, "1.5.2": false,
	} {
		if got := kubernetes.IsQuantity(text); got != want {
			t.Errorf("IsQuantity(%q) = %t", text, got)
		}
	}
}

func TestQuantitiesNear(t *testing.T) {
	for text, want := range map[string][]string{
		"16GB": {"16G", "16Gi"}, "8Gb": {"8G", "8Gi"}, "20GiB": {"20Gi"}, "16gi": {"16Gi"}, "1.5 GB": {"1.5G", "1.5Gi"},
		"100K": {"100k", "100Ki"}, "100kb": {"100k", "100Ki"}, "lots": nil, "": nil, "16 gigs": nil,
	} {
		got := kubernetes.QuantitiesNear(text)
		if !slices.Equal(got, want) {
			t.Errorf("QuantitiesNear(%q) = %q, want %q", text, got, want)
		}
		for _, near := range got {
			if !kubernetes.IsQuantity(near) {
				t.Errorf("QuantitiesNear(%q): %q is not a quantity", text, near)
			}
		}
	}
}

func TestModelsRefer(t *testing.T) {
	seen := map[string]bool{}
	var visit func(kubernetes.Model)
	visit = func(m kubernetes.Model) {
		if seen[m.Name] {
			return
		}
		seen[m.Name] = true
		for _, f := range m.Fields {
			if f.Of == "" {
				continue
			}
			of, ok := kubernetes.ModelOf(f.Of)
			if !ok {
				t.Errorf("%s.%s: no model %s", m.Name, f.Attribute, f.Of)
			}
			visit(of)
		}
	}
	for _, field := range []string{"affinity", "container_security_context", "env", "env_from", "resources", "tolerations", "volume_mounts", "volumes"} {
		m, ok := kubernetes.PodSetting(field)
		if !ok || len(m.Fields) == 0 {
			t.Errorf("no model for %s", field)
		}
		visit(m)
	}
	visit(kubernetes.PodSpec())
	if _, ok := kubernetes.PodSetting("labels"); ok {
		t.Error("labels have a model")
	}
}
