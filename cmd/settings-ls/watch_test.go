package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// watched is a program that runs next to a script.
type watched struct {
	command *exec.Cmd
	output  *bufio.Reader
}

// watching is a command of scripts with a program that keeps running:
//
//	watching start ARGUMENTS...  starts settings-ls
//	watching line TEXT           waits for a line of its output that contains the text
//	watching stop CODE           interrupts it, and compares the exit code
func watching() func(*testscript.TestScript, bool, []string) {
	running := map[*testscript.TestScript]*watched{}
	return func(script *testscript.TestScript, negated bool, args []string) {
		if negated || len(args) < 2 {
			script.Fatalf("usage: watching start|line|stop ...")
		}
		if args[0] == "start" {
			running[script] = startWatched(script, args[1:])
			return
		}
		program := running[script]
		if args[0] == "line" {
			program.wait(script, args[1])
			return
		}
		script.Check(program.command.Process.Signal(os.Interrupt))
		_, err := io.Copy(io.Discard, program.output)
		script.Check(err)
		_ = program.command.Wait() // the exit code is compared
		if code := fmt.Sprint(program.command.ProcessState.ExitCode()); code != args[1] {
			script.Fatalf("exit code %s, want %s", code, args[1])
		}
	}
}

func startWatched(script *testscript.TestScript, args []string) *watched {
	path, err := exec.LookPath("settings-ls")
	script.Check(err)
	command := exec.Command(path, args...)
	command.Dir = script.MkAbs(".")
	command.Env = append(os.Environ(), "HOME="+script.Getenv("HOME"))
	reader, writer, err := os.Pipe()
	script.Check(err)
	command.Stdout, command.Stderr = writer, writer
	script.Check(command.Start())
	script.Check(writer.Close())
	script.Defer(func() { _ = command.Process.Kill() })
	return &watched{command, bufio.NewReader(reader)}
}

// wait reads lines up to one that contains a text.
func (w *watched) wait(script *testscript.TestScript, text string) {
	for {
		line, err := w.output.ReadString('\n')
		script.Logf("%s", line)
		if err != nil {
			script.Fatalf("no line has %q: %v", text, err)
		}
		if strings.Contains(line, text) {
			return
		}
	}
}
