package doc_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// What bool() of Python 3.11 is of what PyYAML constructs.
func TestTruth(t *testing.T) {
	for text, want := range map[string]bool{
		"~": false, "off": false, "yes": true, "0": false, "0.0": false, "-1": true, ".nan": true, "''": false, "'0'": true,
		"[]": false, "[~]": true, "{}": false, "{a: 1}": true, "{<<: {}}": false, "!!set {}": false, "!!set {a}": true,
		"!!binary ''": false, "!!binary aGk=": true, "2024-01-02": true, "2024-01-02T00:00:00Z": true, "!!str {=: ''}": false,
	} {
		value, known := yamldoc.Parse("run.yaml", []byte(text)).Root.Truth()
		if value != want || !known {
			t.Errorf("Truth(%s) = %t, %t, want %t", text, value, known, want)
		}
	}
	if !doc.NewUnknown("load()").MayBeTrue() {
		t.Error("an unknown value may be true")
	}
}
