package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// status is a command of the scripts in a folder, which runs settings-ls and compares its exit code: status CODE ARGUMENTS...
//
// It runs the program within the test, which is much faster than starting it, above all with the race detector. In a
// script that sets standard input or variables of the environment, it starts the program.
func status(dir string) func(*testscript.TestScript, bool, []string) {
	return func(script *testscript.TestScript, negated bool, args []string) {
		if negated || len(args) == 0 {
			script.Fatalf("usage: status CODE ARGUMENTS...")
		}
		source, err := os.ReadFile(filepath.Join(dir, script.Name()+".txtar"))
		script.Check(err)
		code := runWithin
		if ofProcess.Match(source) {
			code = runProcess
		}
		if got := strconv.Itoa(code(script, args[1:])); got != args[0] {
			script.Fatalf("exit code %s, want %s", got, args[0])
		}
	}
}

// ofProcess matches the lines of scripts that set what only a process has.
var ofProcess = regexp.MustCompile(`(?m)^(stdin|env) `)

// workingDirectory is locked by the script whose folder is the working directory of the test.
var workingDirectory sync.Mutex

func runWithin(script *testscript.TestScript, args []string) int {
	workingDirectory.Lock()
	defer workingDirectory.Unlock()
	before, err := os.Getwd()
	script.Check(err)
	folder := script.MkAbs(".")
	script.Check(os.Chdir(folder))
	defer os.Chdir(before)
	script.Check(os.Setenv("PWD", folder)) // as in a process of a script
	return run(args, strings.NewReader(""), script.Stdout(), script.Stderr())
}

func runProcess(script *testscript.TestScript, args []string) int {
	err := script.Exec("settings-ls", args...)
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return failed.ExitCode()
	}
	script.Check(err)
	return clean
}
