package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	buildHost = "linux/amd64" // the same findings on every machine
	testscript.Main(m, map[string]func(){"settings-ls": main})
}

// TestScripts runs testdata/cli: each script lies at the top of a git repository, so that
// nothing above it counts.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/cli",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			return os.Mkdir(filepath.Join(env.WorkDir, ".git"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "large": large},
	})
}

// status runs settings-ls and holds its exit code: status CODE ARGUMENTS...
func status(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) == 0 {
		script.Fatalf("usage: status CODE ARGUMENTS...")
	}
	err := script.Exec("settings-ls", args[1:]...)
	code := "0"
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		code = strconv.Itoa(failed.ExitCode())
	} else if err != nil {
		script.Fatalf("%v", err)
	}
	if code != args[0] {
		script.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// large makes a file of more than 10 MiB: large NAME.
func large(script *testscript.TestScript, _ bool, args []string) {
	script.Check(os.WriteFile(script.MkAbs(args[0]), make([]byte, 10<<20+1), 0o644))
}
