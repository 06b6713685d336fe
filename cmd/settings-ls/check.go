package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/validate"
)

// checkFlags are the flags of check as written.
type checkFlags struct {
	reportFlags
	failOn string
	projectFlags
	fixFlags
	baseline baselineFlags
	ruleFlags
	stdinFilename string
	verbose       bool
}

func checkCommand() *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Say what is wrong with run configurations",
		Long: `Say what is wrong with run configurations.

A PATH is a file, a glob, a folder, or - for standard input; without one it is the
folder you are in. In a folder, the YAML files that are run configurations are found by
their content, and other YAML is passed over, as is what git ignores. A file that you
name is always checked.

The ZenML release that judges is the one that the project uses: of uv.lock, poetry.lock,
requirements*.txt, pyproject.toml or .venv next to the file or in a folder above, then
the active Python environment, else the newest that is known. -v says which.

Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 wrong usage,
3 a file could not be read or written.`,
		Example: `  settings-ls check
  settings-ls check configs/train.yaml configs/deploy.yaml
  settings-ls check 'configs/**/*.yaml' --fail-on error
  settings-ls check --fix
  settings-ls check --format sarif --output-file findings.sarif
  settings-ls check --template '{{range .Files}}{{range .Findings}}{{.File}}:{{.Start.Line}} {{.Rule}}{{"\n"}}{{end}}{{end}}'
  settings-ls check --format json . | jq '.files[].findings[].message'
  settings-ls check - --stdin-filename configs/train.yaml < draft.yaml`,
		RunE: func(command *cobra.Command, args []string) error {
			return check(command, flags, args)
		},
	}
	f := command.Flags()
	flags.reportFlags.register(command)
	f.StringVar(&flags.failOn, "fail-on", "warning", "lowest severity that gives exit code 1: error, warning, info or never")
	flags.fixFlags.register(command)
	flags.baseline.register(command)
	flags.projectFlags.register(command)
	f.StringVar(&flags.stdinFilename, "stdin-filename", "", "name of what comes on standard input; its folder counts")
	flags.ruleFlags.register(command)
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "say on standard error which ZenML release judges, and why")
	complete(command, "fail-on", "error", "warning", "info", "never")
	return command
}

// largeHeap is the size of the heap, in bytes, from which on memory is collected sooner.
const largeHeap = 800 << 20

// check does what the flags say and writes what it found.
func check(command *cobra.Command, flags checkFlags, args []string) error {
	threshold, ok := validate.ParseSeverity(flags.failOn)
	if !ok && flags.failOn != "never" || threshold == validate.Hint {
		return fmt.Errorf("--fail-on %q is none of error, warning, info, never", flags.failOn)
	}
	format, err := flags.chosen()
	if err != nil {
		return err
	}
	checker, err := newChecker(command, flags, format.Fixes)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a short run: memory is cheaper than collecting it
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(largeHeap)
	}
	outcomes := checker.checkAll(checker.Finder.Files(args))

	stderr := command.ErrOrStderr()
	if flags.verbose {
		explain(stderr, outcomes)
		for _, file := range checker.Finder.Skipped() {
			printable.Fprintf(stderr, "%s: skipped: %v\n", checker.shown(file.Path), file.Err)
		}
	}
	unread := complain(stderr, outcomes)
	tellStopped(stderr, outcomes)
	outcomes = slices.DeleteFunc(outcomes, func(r outcome) bool { return r.err != nil || r.foreign })
	if len(outcomes) == 0 && !unread && !flags.quiet {
		printable.Fprintf(stderr, "settings-ls: no run configuration found in %s\n", strings.Join(args, ", "))
	}
	if flags.diff {
		return writeDiffs(command, outcomes, unread, flags.color)
	}
	if flags.baseline.write != "" {
		if err := flags.baseline.save(stderr, outcomes); err != nil || !unread {
			return err
		}
		return exit(unreadable)
	}
	known, err := flags.baseline.apply(stderr, outcomes)
	if err != nil {
		return err
	}
	out := command.OutOrStdout()
	if flags.fix && slices.Contains(args, "-") {
		out = stderr
	}
	found := together(outcomes, checker.dir)
	found.Known = known
	if err := flags.write(out, format, found); err != nil {
		printable.Fprintf(stderr, "settings-ls: %v\n", err)
		return exit(unreadable)
	}
	switch {
	case unread:
		return exit(unreadable)
	case slices.ContainsFunc(outcomes, func(r outcome) bool { return r.reaches(threshold) }):
		return exit(findings)
	}
	return nil
}

// newChecker gives what checks the files as the flags say.
func newChecker(command *cobra.Command, flags checkFlags, withFixes bool) (checker, error) {
	mend, err := flags.mending()
	if err != nil {
		return checker{}, err
	}
	opening, err := newProject(&flags.projectFlags, &flags.ruleFlags)
	if err != nil {
		return checker{}, err
	}
	dir, err := os.Getwd()
	if err != nil {
		return checker{}, err
	}
	c := checker{
		Project: opening, dir: dir, withFixes: withFixes, stdin: command.InOrStdin(), stdinName: flags.stdinFilename,
		mend: mend, write: flags.fix || flags.ignore, stdout: command.OutOrStdout(),
	}
	if stderr := command.ErrOrStderr(); terminal.Is(stderr) && !flags.quiet {
		c.progress = func(done *atomic.Int64, total int) func() { return progress(stderr, done, total) }
	}
	return c, nil
}

// complain says on standard error what could not be read or written.
func complain(stderr io.Writer, outcomes []outcome) (any bool) {
	for _, r := range outcomes {
		if r.err != nil {
			any = true
			printable.Fprintf(stderr, "settings-ls: %s: %v\n", r.path, reason(r.err))
		}
	}
	return any
}

// tellStopped says on standard error of which files not all fixes were tried.
func tellStopped(stderr io.Writer, outcomes []outcome) {
	for _, r := range outcomes {
		if r.stopped {
			printable.Fprintf(stderr, "settings-ls: %s: not all fixes were tried, since that reads more than %d MiB again; run the command once more to try the rest\n",
				r.path, validate.MostReread>>20)
		}
	}
}

// reason leaves out the operation and the path that errors of the file system begin with.
func reason(err error) error {
	var pathError *fs.PathError
	var notRegular *safefile.NotRegularError
	if errors.As(err, &pathError) && errors.As(pathError, &notRegular) && notRegular.Mode&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0 {
		return fmt.Errorf("%w; use - to read standard input", notRegular)
	}
	return safefile.Cause(err)
}

// explain says on standard error, once a folder, what files are checked against.
func explain(stderr io.Writer, outcomes []outcome) {
	said := map[string]bool{}
	for _, r := range outcomes {
		if r.foreign || r.err != nil {
			continue
		}
		if line := r.folder.String(); !said[line] {
			said[line] = true
			printable.Fprintf(stderr, "%s\n", line)
		}
	}
}
