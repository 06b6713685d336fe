package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newrule": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}

// TestCompiles adds a rule to a copy of each group's list, and compiles the groups with an overlay that replaces the
// files of the repository.
func TestCompiles(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	lists, _ := filepath.Glob(filepath.Join(root, "validate", "*", "*.go"))
	t.Chdir(t.TempDir())
	replace := map[string]string{}
	packages := []string{"vet", "-overlay", "overlay.json"}
	for _, list := range lists {
		group := filepath.Base(filepath.Dir(list))
		if filepath.Base(list) != group+".go" || group == "rule" || group == "pyformat" {
			continue
		}
		folder := filepath.Join("validate", group)
		copyFile(t, list, filepath.Join(folder, group+".go"))
		if err := write(group, "newly-added-rule"); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{group + ".go", "newly_added_rule.go", "newly_added_rule.txtar"} {
			made, err := filepath.Abs(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			replace[filepath.Join(root, folder, name)] = made
		}
		packages = append(packages, "./"+filepath.ToSlash(folder))
	}
	if len(packages) < 8 {
		t.Fatalf("few groups: %s", packages)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	packages[2], _ = filepath.Abs(packages[2])
	if err := os.WriteFile(packages[2], overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	vet := exec.Command("go", packages...)
	vet.Dir = root
	if out, err := vet.CombinedOutput(); err != nil {
		t.Errorf("go %s: %v\n%s", packages, err, out)
	}
}

func copyFile(t *testing.T, from, to string) {
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
