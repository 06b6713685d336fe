package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/project"
)

// TestPanicIsAnErrorOfOneFile: the other files of the run are checked.
func TestPanicIsAnErrorOfOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run.yaml")
	if err := os.WriteFile(path, []byte("enable_cach: true\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	opening, err := newProject()
	if err != nil {
		t.Fatal(err)
	}
	c := checker{Project: opening, stdin: panicking{}}
	outcomes := slices.Collect(c.forAll([]project.File{{Path: "-", IsNamed: true}, {Path: path, IsNamed: true}}, c.check))
	if err := outcomes[0].err; err == nil || !strings.HasPrefix(err.Error(), "internal error, please report it: broken reader\n") {
		t.Errorf("the file with the panic: %v", err)
	}
	if r := outcomes[1]; r.err != nil || len(r.findings) == 0 {
		t.Errorf("the other file: %v, %d findings", r.err, len(r.findings))
	}
}

// panicking is a reader that panics.
type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("broken reader") }
