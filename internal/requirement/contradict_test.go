package requirement_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/requirement"
)

func TestContradict(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"", "==1", false},
		{">=1", "", false},
		{"<2", "<3", false},
		{"<2", ">=2", true},
		{"<=2", ">=2", false},
		{"<=2", ">2", true},
		{"<2", ">1.9", false},
		{"==1.4", "==1.4.0", false},
		{"==1.4", "==1.4.1", true},
		{"==1.4.*", ">=1.4.7", false},
		{"==1.4.*", ">=1.5", true},
		{"==1.4.*", "<1.4", true},
		{"~=1.4.2", ">=1.4.9", false},
		{"~=1.4.2", ">=1.5", true},
		{"~=1.4", ">=1.5", false},
		{"!=1", "<=1", false},
		{"!=1", "==1", true},
		{"!=1.*", "==1.2", true},
		{">=1,!=1", "<1.1", false},
		{"!=1.*", ">=1", false},
		{"!=1.*", ">=1,<2", true},
		{">1.4", "<1.4.0.1", false},
		{">=2,<3", ">=1,<2", true},
		{"<0.1", "!=0", false},
		{"===1", "==2", false},
		{">=2.0rc1", "<2", false},
		{"==2.1+cu118", "==2.2", false},
		{"==1!1", "==1", false},
	} {
		a, b := specifiers(t, test.a), specifiers(t, test.b)
		if got := requirement.Contradict(a, b); got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
		if got := requirement.Contradict(b, a); got != test.want {
			t.Errorf("%q and %q: %v", test.b, test.a, got)
		}
	}
}

func specifiers(t *testing.T, text string) []requirement.Specifier {
	t.Helper()
	r, err := requirement.Parse("name" + text)
	if err != nil {
		t.Fatal(err)
	}
	return r.Specifiers
}
