package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

var update = txtartest.Update

func TestMain(m *testing.M) {
	buildHost = "linux/amd64" // the same findings on every machine
	testscript.Main(m, map[string]func(){"settings-ls": main})
}

// TestScripts runs testdata/cli: each script lies at the top of a git repository, so that
// nothing above it counts.
func TestScripts(t *testing.T) {
	for _, variable := range []string{"FORCE_COLOR", "NO_COLOR", "VIRTUAL_ENV", "PWD"} {
		t.Setenv(variable, "")
	}
	dir, err := filepath.Abs(scripts(t, "../../testdata/cli"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       *update && !message.Uppercase,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			return os.Mkdir(filepath.Join(env.WorkDir, ".git"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status(dir), "large": large, "alike": alike, "watching": watching()},
	})
}

// scripts gives the folder of the scripts: dir itself, or, where the build upper-cases messages, a copy whose scripts
// compare without regard to case.
func scripts(t *testing.T, dir string) string {
	if !message.Uppercase {
		return dir
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts in %s: %v", dir, err)
	}
	folded := t.TempDir()
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		archive.Comment = matching.ReplaceAll(archive.Comment, []byte("${1}(?i)"))
		archive.Comment = comparing.ReplaceAll(archive.Comment, []byte("alike ${1}"))
		if err := os.WriteFile(filepath.Join(folded, filepath.Base(path)), txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folded
}

// matching and comparing are the commands of scripts whose result depends on the case of letters.
var (
	matching  = regexp.MustCompile(`(?m)^((?:! )?(?:stdout|stderr|grep) (?:-count=\d+ )?'?)`)
	comparing = regexp.MustCompile(`(?m)^cmp (\S+ )`)
)

// alike is cmp as txtartest.Same compares: alike FILE FILE.
func alike(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		script.Fatalf("usage: alike FILE FILE")
	}
	if one, two := script.ReadFile(args[0]), script.ReadFile(args[1]); !txtartest.Same(args[0], two, one) {
		script.Fatalf("%s and %s differ:\n%s", args[0], args[1], cmp.Diff(two, one))
	}
}

// large makes a file of more than 10 MiB: large NAME.
func large(script *testscript.TestScript, _ bool, args []string) {
	script.Check(os.WriteFile(script.MkAbs(args[0]), make([]byte, 10<<20+1), 0o644))
}
