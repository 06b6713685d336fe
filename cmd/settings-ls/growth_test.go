//go:build unix

package main

import (
	"fmt"
	"io"
	"math"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/settings-ls/settings-ls/internal/stress"
)

const docker = "settings:\n  docker:\n"

// growing are inputs of a size n with the commands that they have been slow for. Each is measured at n, 2n and 4n; few is
// the n of a short test.
var growing = []struct {
	what     string
	commands string
	few, n   int
	text     func(n int) string
}{
	{"safe fixes in one mapping", "check --fix", 100, 1000, func(n int) string { return docker + strings.Repeat("    skip_build: 'yes'\n", n) }},
	{"values in one mapping", "check --fix --unsafe-fixes|check --diff --unsafe-fixes|check --add-ignores|check --format json", 150, 1000, func(n int) string {
		return docker + "    environment:\n" + lines(n, "      K%d: yes\n")
	}},
	{"environment variables", "check|effective|preview", 2_000, 100_000, func(n int) string { return docker + "    environment:\n" + lines(n, "      K%d: v\n") }},
	{"unknown keys", "check|check --format json", 200, 50_000, func(n int) string { return docker + lines(n, "    usr%d: x\n") }},
	{"unknown keys of the pipeline", "check", 200, 50_000, func(n int) string { return lines(n, "k%d: 1\n") }},
	{"keys of parameters", "check", 2_000, 120_000, func(n int) string { return "parameters:\n" + lines(n, " k%d: 1\n") }},
	{"equal keys", "check", 500, 120_000, func(n int) string { return "parameters:\n" + strings.Repeat(" k: 1\n", n) }},
	{"ignore comments", "check", 200, 60_000, func(n int) string {
		return docker + "    user: x\n" + strings.Repeat("# settings-ls: ignore[env-name]\n", n)
	}},
	{"comments", "check", 10_000, 500_000, func(n int) string { return docker + "    user: x\n" + strings.Repeat("# c\n", n) }},
	{"anchors", "check", 1_000, 60_000, func(n int) string { return "x:\n" + lines(n, "- &a%[1]d v\n- *a%[1]d\n") }},
	{"merges of one anchor", "check", 800, 40_000, func(n int) string { return "a: &a {b: 1, c: 2}\nparameters:\n" + lines(n, " k%d: {<<: *a}\n") }},
	{"aliases of aliases", "check|effective", 20, 20, func(n int) string {
		return docker + "    environment:\n      A0: &a0 [x, x, x, x]\n" + lines(n, "      A%[2]d: &a%[2]d [*a%[1]d, *a%[1]d, *a%[1]d]\n")
	}},
	{"open brackets", "check", 10_000, 2_500_000, func(n int) string { return docker + "    user: x\nx: " + strings.Repeat("[", n) }},
	{"closed brackets", "check", 10_000, 1_250_000, func(n int) string {
		return docker + "    user: x\nx: " + strings.Repeat("[", n) + strings.Repeat("]", n)
	}},
	{"dashes", "check", 10_000, 1_250_000, func(n int) string { return docker + "    user: x\nx:\n  " + strings.Repeat("- ", n) }},
	{"question marks", "check", 10_000, 1_250_000, func(n int) string { return docker + "    user: x\nx:\n  " + strings.Repeat("? ", n) }},
	{"open quotes", "check", 5_000, 500_000, func(n int) string { return docker + "    user: \"" + strings.Repeat("'x'\n      ", n/2) }},
	{"one long line", "check|effective", 200_000, 2_500_000, func(n int) string { return docker + "    user: " + strings.Repeat("x", n) }},
	{"one long line of findings", "check|check --format json|check --format sarif", 100, 50_000, func(n int) string {
		return "settings: {docker: {environment: {" + lines(n, "K-%d: é, ") + "}}}\n"
	}},
	{"requirements", "check|effective|preview", 3_000, 100_000, func(n int) string { return docker + "    requirements:\n" + lines(n, "    - p%d==1\n") }},
	{"steps", "check|preview|effective|check --diff --unsafe-fixes", 100, 5_000, func(n int) string {
		return docker + "    requirements: [a, b, c]\nsteps:\n" + lines(n, "  s%d:\n    settings: {docker: {user: u%[1]d, unk: 1}}\n")
	}},
	{"steps in Python", "convert", 1000, 10_000, func(n int) string {
		return "steps:\n" + lines(n, "  a_step_with_a_name_of_many_characters_%d: {settings: {docker: {user: u}}}\n")
	}},
	{"steps of two releases", "preview --against 0.94.0|preview --format json|diff --step s0 --step s1", 80, 1_250, func(n int) string {
		return docker + "    requirements: [a, b, c]\nsteps:\n" + lines(n, "  s%d:\n    settings: {docker: {user: u%[1]d}}\n")
	}},
	{"steps without settings", "check", 400, 10_000, func(n int) string { return docker + "steps:\n" + lines(n, "  s%d: {enable_cache: true}\n") }},
	{"steps and lines of a Dockerfile", "check", 200, 2_000, func(n int) string {
		return docker + "    dockerfile: Dockerfile\nsteps:\n" + lines(n, "  s%d:\n    settings: {docker: {user: u%[1]d}}\n") +
			dockerfileMark + lines(n, "RUN echo %d of a line that many steps share\n")
	}},
	{"steps below many variables", "check|effective", 100, 1_250, func(n int) string {
		return docker + "    environment:\n" + lines(n, "      K%d: v\n") + "steps:\n" + lines(n, "  s%d:\n    settings: {docker: {user: u%[1]d}}\n")
	}},
}

// dockerfileMark precedes the Dockerfile of an input.
const dockerfileMark = "# Dockerfile\nFROM python:3.11-slim\n"

// lines repeats a format of a number and the next one.
func lines(n int, format string) string {
	if !strings.Contains(format, "[") {
		format = strings.ReplaceAll(format, "%d", "%[1]d")
	}
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i+1)
	}
	return b.String()
}

const (
	// exponent is how work may grow: a little worse than n, so that n log n and chance are fine.
	exponent = 1.3
	// mostSeconds and mostMB bound each run of an input that is not rejected, on one core.
	mostSeconds, mostMB = 5, 1024
	// shortest is the time, in seconds, below which growth cannot be distinguished from noise.
	shortest = 0.4
	// noise is the same for allocations, in megabytes: what the first use of a table or a pool takes.
	noise = 0.5
)

// TestGrowth: work grows as the input does. A short test counts allocated bytes, and with the flag -stress the time and
// memory of large inputs are measured.
func TestGrowth(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, ".zen/config.yaml", "{}\n")
	if stress.IsLongRun() {
		t.Setenv("GOMAXPROCS", "1")
	}
	allocatedBy(t, []string{"check", "x.yaml"}, docker+"    usr: x\n") // reads the tables
	for _, row := range growing {
		for command := range strings.SplitSeq(row.commands, "|") {
			args := append(strings.Fields(command), "x.yaml")
			measure, n, least, runs := allocatedBy, row.few, noise, 3
			if stress.IsLongRun() {
				measure, n, least, runs = timeOf, row.n, shortest, 1
			}
			leastOf := func(text string) float64 {
				found := measure(t, args, text)
				for range runs - 1 {
					found = min(found, measure(t, args, text))
				}
				return found
			}
			empty := leastOf(docker + "    user: x\n")
			some, many := leastOf(row.text(n))-empty, measure(t, args, row.text(4*n))-empty
			for run := 1; run < runs && growth(some, many) > exponent; run++ {
				many = min(many, measure(t, args, row.text(4*n))-empty) // the largest runs take longest
			}
			power := growth(some, many)
			t.Logf("%-30s %-30s %8d: n^%.1f, %.2f at 4n", row.what, command, n, power, many)
			if power > exponent && many > least {
				t.Errorf("%s, %s: n^%.1f from %d to %d", command, row.what, power, n, 4*n)
			}
		}
	}
}

// growth is the power of the size that work grows with when four times the size takes many instead of some.
func growth(some, many float64) float64 {
	return math.Log(max(many, 1e-3)/max(some, 1e-3)) / math.Log(4)
}

// writeInput writes an input, and its Dockerfile if it has one.
func writeInput(t *testing.T, text string) {
	t.Helper()
	text, instructions, found := strings.Cut(text, dockerfileMark)
	writeFile(t, "x.yaml", text)
	if found {
		writeFile(t, "Dockerfile", dockerfileMark+instructions)
	}
}

// allocatedBy gives the megabytes that a command allocates in all. A pool that is empty by chance, as the race detector
// makes it, adds to them, so the least of several runs counts.
func allocatedBy(t *testing.T, args []string, text string) float64 {
	t.Helper()
	writeInput(t, text)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if code := run(args, strings.NewReader(""), io.Discard, io.Discard); code > unreadable {
		t.Fatalf("%q: exit code %d", args, code)
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc-before.TotalAlloc) / 1e6
}

// timeOf gives the seconds of processor time that a command takes, and checks that it keeps within bounds. An input
// that is too large to be read counts as empty.
func timeOf(t *testing.T, args []string, text string) float64 {
	t.Helper()
	writeInput(t, text)
	command := exec.Command("settings-ls", args...)
	time.AfterFunc(20*mostSeconds*time.Second, func() { _ = command.Process.Kill() })
	_ = command.Run() // findings are an exit code
	took := (command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Seconds()
	memory := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	if command.ProcessState.ExitCode() < 0 || took > mostSeconds || memory > mostMB {
		t.Errorf("%q: exit code %d, %.1f s, %d MB for %d bytes that begin with %.60q", args, command.ProcessState.ExitCode(), took, memory, len(text), text)
	}
	return took
}
