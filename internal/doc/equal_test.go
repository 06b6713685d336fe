package doc_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

func TestEqual(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"1", "true", true},
		{"1", "1.0", true},
		{"0", "no", true},
		{"1", "'1'", false},
		{"~", "", true},
		{"~", "''", false},
		{"2024-01-02", "2024-01-02 00:00:00", false},
		{"2024-01-02T00:00:00Z", "2024-01-02T01:00:00+01:00", true},
		{".nan", ".nan", false},
		{"{a: 1, b: [x, 2]}", "{b: [x, 2.0], a: yes}", true},
		{"{a: 1}", "{a: 1, b: 2}", false},
		{"{1: a}", "{true: a}", true},
		{"[1, 2]", "[2, 1]", false},
		{"!!set {a, b}", "!!set {b, a}", true},
		{"!!set {a}", "{a: ~}", false},
		{"{<<: {a: 1}, b: 2}", "{a: 1, b: 2}", true},
		{"&a [*a]", "&a [*a]", true},
	}
	for _, test := range tests {
		a, b := yamldoc.Parse("a", []byte(test.a)).Root, yamldoc.Parse("b", []byte(test.b)).Root
		if got := doc.Equal(a, b); got != test.want {
			t.Errorf("Equal(%s, %s) = %v, want %v", test.a, test.b, got, test.want)
		}
		if !doc.Equal(a, a) {
			t.Errorf("%s does not equal itself", test.a)
		}
	}
}

func TestEqualUnknown(t *testing.T) {
	list := func(source string) *doc.Node { return doc.NewList(doc.NewUnknown(source)) }
	unknown := list("f()")
	if !doc.Equal(unknown, doc.NewList(unknown.Items...)) {
		t.Error("an unknown value does not equal itself")
	}
	if doc.Equal(unknown, list("f()")) {
		t.Error("two unknown values are equal")
	}
	if !doc.EqualKnown(unknown, list("g()")) || doc.EqualKnown(unknown, doc.NewList(doc.NewNull())) {
		t.Error("EqualKnown compares unknown values with each other, or takes one for a known value")
	}
}
