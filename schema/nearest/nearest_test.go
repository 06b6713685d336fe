package nearest_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/schema/nearest"
)

func TestTo(t *testing.T) {
	keys := []string{"requirements", "apt_packages", "environment", "user", "pull", "rm", "parent_image"}
	for _, c := range []struct{ name, want string }{
		{"requirments", "requirements"},
		{"requirement", "requirements"},
		{"Parent-Image", "parent_image"},
		{"apt_pakcages", "apt_packages"},
		{"RM", "rm"},
		{"rn", ""},
		{"usr", ""},
		{"users", "user"},
		{"pll", ""},
		{"parental_imagery", ""},
		{"", ""},
	} {
		got, ok := nearest.To(c.name, keys)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("To(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
		if again, okAgain := nearest.NewNames(keys).To(c.name); again != got || okAgain != ok {
			t.Errorf("Names.To(%q) = %q, %v, want %q", c.name, again, okAgain, c.want)
		}
	}
	if got, ok := nearest.To("usr", nil); ok {
		t.Errorf("To without candidates = %q", got)
	}
}

func TestToIsBoundedForHostileNames(t *testing.T) {
	long := make([]byte, 1<<20)
	if got, ok := nearest.To(string(long), []string{"requirements"}); ok {
		t.Errorf("To = %q", got)
	}
}

func TestLong(t *testing.T) {
	keys := []string{"cpu_count", "gpu_count", "gpu_class", "environment"}
	for _, c := range []struct{ name, want string }{
		{"cpu", "cpu_count"},
		{"CPU", "cpu_count"},
		{"env", "environment"},
		{"gpu", ""},
		{"en", ""},
		{"memory", ""},
	} {
		got, ok := nearest.WithPrefix(c.name, keys)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Long(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

func TestNumeronym(t *testing.T) {
	flavors := []string{"kubernetes", "kubeflow", "local"}
	for _, c := range []struct{ name, want string }{
		{"k8s", "kubernetes"}, {"k6w", "kubeflow"}, {"l3l", "local"}, {"k9s", ""}, {"ks", ""}, {"", ""}, {"kub", ""},
	} {
		if got, ok := nearest.Numeronym(c.name, flavors); got != c.want || ok != (c.want != "") {
			t.Errorf("Numeronym(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

func TestToAllocatesLittle(t *testing.T) {
	keys := []string{"requirements", "apt_packages", "environment", "user", "pull", "parent_image", "python_package_installer"}
	for _, name := range []string{"usr12345", "Parent-Imag", "enviroment"} {
		if n := testing.AllocsPerRun(100, func() { nearest.To(name, keys) }); n > 1 { // one with the race detector
			t.Errorf("To(%q) allocates %.0f times", name, n)
		}
	}
}
