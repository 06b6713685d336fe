package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/validate"
)

// checkFlags are the flags of check as written.
type checkFlags struct {
	reportFlags
	failOn   string
	exitZero bool
	projectFlags
	stackFlags
	fixFlags
	baseline baselineFlags
	ruleFlags
	stdinFilename string
	verbose       bool
	showFiles     bool
	watch         bool
}

func checkCommand() *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "check [OPTIONS] [PATH]...",
		Short: "Check run configurations for mistakes",
		Long: `Check run configurations for mistakes.

Each PATH is a file, a folder or a glob pattern; "-" reads standard input. The default is the
current folder. In a folder, run configurations are recognized by their content, and so are Python
modules and notebooks with pipelines or settings of ZenML; other files and files that git ignores
are skipped. Files named on the command line are always checked.

Files are checked against the ZenML release that the project uses, or the newest known release if
the project does not specify one. Use --zenml-version to choose a release, and --verbose to see
which one was used.

Exit codes:
    0  no findings at or above the severity given by --fail-on
    1  at least one such finding
    2  invalid command line or configuration
    3  a file could not be read or written`,
		DisableFlagsInUseLine: true,
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
	choice{&flags.failOn, "SEVERITY", []string{"error", "warning", "info", "never"}}.flag(command, "fail-on", "warning",
		"Exit with code 1 if there is a finding at or above this severity: error, warning, info or never")
	f.BoolVar(&flags.exitZero, "exit-zero", false, "Exit with code 0 even if there are findings, like --fail-on never")
	flags.fixFlags.register(command)
	flags.baseline.register(command)
	flags.projectFlags.register(command)
	flags.stackFlags.register(command)
	stdinFilenameFlag(command, &flags.stdinFilename)
	flags.ruleFlags.register(command)
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "Print the ZenML release and source root of each folder, and skipped files, to standard error")
	f.BoolVar(&flags.showFiles, "show-files", false, "List the files that are checked and those that are not, with the reason, and exit")
	f.BoolVar(&flags.watch, "watch", false, "Check again whenever a file changes, until Ctrl-C; the exit code is that of the last check")
	heading(command, outputHeading, "verbose", "show-files")
	return command
}

// check runs the check that the flags describe.
func check(command *cobra.Command, flags checkFlags, args []string) error {
	if err := exclusive(command, "baseline", "write-baseline"); err != nil {
		return err
	}
	if err := exclusive(command, "exit-zero", "fail-on"); err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	collectSeldom()
	if flags.watch {
		return watch(command, flags, args)
	}
	run, err := newCheckRun(command, flags, args)
	if err != nil {
		return err
	}
	return run.write(command)
}

// checkRun is one run of the check.
type checkRun struct {
	flags   checkFlags
	args    []string
	checker checker
	files   []project.File
	format  report.Format
	// failOn is the lowest severity of findings that fail the check, 0 for none.
	failOn validate.Severity
}

// newCheckRun lists the files to check.
func newCheckRun(command *cobra.Command, flags checkFlags, args []string) (run checkRun, err error) {
	run = checkRun{flags: flags, args: args}
	run.failOn, _ = validate.ParseSeverity(flags.failOn) // "never" is none
	if flags.exitZero {
		run.failOn = 0
	}
	if run.format, err = flags.chosen(); err != nil {
		return run, err
	}
	if run.checker, err = newChecker(command, flags, flags.fixDetail(run.format)); err != nil {
		return run, err
	}
	run.files = run.checker.Finder.Files(args)
	return run, nil
}

// write checks the files and writes the report, of each file as soon as those before it are checked, and then what else there is to say.
func (run checkRun) write(command *cobra.Command) error {
	flags, checker, stderr := run.flags, run.checker, command.ErrOrStderr()
	if flags.showFiles {
		return checker.showFiles(command, run.files)
	}
	outcomes := checker.forAll(run.files, checker.check)
	if checker.progress != nil { // on the same terminal
		outcomes = slices.Values(slices.Collect(outcomes))
	}
	var notes notes
	outcomes = notes.take(outcomes)
	switch {
	case flags.diff:
		all := slices.Collect(outcomes)
		return flags.writeDiffs(command, all, run.tell(stderr, notes))
	case flags.baseline.write != "":
		all := slices.Collect(outcomes)
		failed := run.tell(stderr, notes)
		if err := flags.baseline.save(stderr, all); err != nil || failed == clean {
			return err
		}
		return failed
	}
	known, err := flags.baseline.read()
	if err != nil {
		return err
	}
	out := command.OutOrStdout()
	if flags.fix && slices.Contains(run.args, "-") {
		out = stderr
	}
	fails := false
	err = flags.write(command, out, run.format, report.Report{Dir: checker.dir}, func(yield func(report.File) bool) {
		for file := range together(known.remove(outcomes)) {
			fails = fails || reaches(file.Findings, run.failOn)
			if flags.ignore {
				file.Fixed = 0 // but ignored
			}
			if !yield(file) {
				return
			}
		}
	})
	failed := run.tell(stderr, notes)
	known.tellGone(stderr)
	switch {
	case err != nil:
		return err
	case failed != clean:
		return failed
	case fails:
		return exit(findings)
	}
	return nil
}

// tell reports on standard error what is not in the report. It returns the exit code, clean if all files could be read and written.
func (run checkRun) tell(stderr io.Writer, notes notes) exit {
	flags, checker := run.flags, run.checker
	if flags.verbose {
		explain(stderr, notes.outcomes)
		for _, file := range checker.Finder.Skipped() {
			if file.Err == project.ErrIgnored {
				continue
			}
			printable.Fprintf(stderr, "%s: skipped: %v\n", checker.shown(file.Path), file.Err)
		}
	}
	if !flags.verbose && !flags.quiet {
		warnUnknownReleases(stderr, notes.outcomes)
	}
	failed := complain(stderr, notes.outcomes)
	tellStopped(stderr, notes.outcomes)
	if notes.checked == 0 && failed == clean && !flags.quiet {
		printable.Fprintf(stderr, "settings-ls: no run configuration found in %s\n", strings.Join(run.args, ", "))
	}
	if flags.ignore && !flags.quiet {
		sayIgnored(stderr, notes.outcomes)
	}
	return failed
}

// reaches reports whether there is a finding at or above a severity; 0 is below all severities.
func reaches(found []report.Finding, threshold validate.Severity) bool {
	return slices.ContainsFunc(found, func(f report.Finding) bool { return f.Severity <= threshold })
}

// fixDetail returns what is needed of the fixes of findings.
func (flags checkFlags) fixDetail(format report.Format) report.FixDetail {
	switch {
	case flags.quiet && format.ForPeople:
		return report.NoFixes // which only totals show
	case flags.diff:
		return max(format.Fixes, report.OnlyFixable)
	}
	return format.Fixes
}

// newChecker returns a checker that is configured by the flags.
func newChecker(command *cobra.Command, flags checkFlags, fixDetail report.FixDetail) (checker, error) {
	fix, err := flags.fixer(command)
	if err != nil {
		return checker{}, err
	}
	opening, err := newProject(&flags.projectFlags, &flags.stackFlags, &flags.ruleFlags)
	if err != nil {
		return checker{}, err
	}
	dir, err := os.Getwd()
	if err != nil {
		return checker{}, err
	}
	c := checker{
		Project: opening, dir: dir, fixDetail: fixDetail, stdin: command.InOrStdin(), stdinName: flags.stdinFilename,
		fix: fix, write: flags.fix || flags.ignore, stdout: command.OutOrStdout(),
	}
	if stderr := command.ErrOrStderr(); terminal.Is(stderr) && !flags.quiet {
		c.progress = func(done *atomic.Int64, total int) func() { return progress(stderr, done, total) }
	}
	return c, nil
}

// complain reports on standard error the files that could not be read or written, and once each invalid configuration and stack. It returns
// the exit code, clean if there are none.
func complain(stderr io.Writer, outcomes []outcome) exit {
	reported := map[error]bool{}
	code := exit(clean)
	for _, r := range outcomes {
		var config *project.ConfigError
		var stack *stackError
		switch {
		case r.err == nil:
			continue
		case errors.As(r.err, &stack):
			if !reported[stack.err] {
				printable.Fprintf(stderr, "settings-ls: %v\n", stack)
				reported[stack.err] = true
			}
			code = max(code, stack.exit())
		case !errors.As(r.err, &config):
			printable.Fprintf(stderr, "settings-ls: %s: %v\n", r.path, reason(r.err))
			code = max(code, unreadable)
		case !reported[config]:
			printable.Fprintf(stderr, "settings-ls: %v\n", config)
			reported[config] = true
			code = max(code, configExit(config))
		}
	}
	return code
}

// tellStopped reports on standard error the files for which not all fixes were tried.
func tellStopped(stderr io.Writer, outcomes []outcome) {
	for _, r := range outcomes {
		if r.stopped {
			printable.Fprintf(stderr, "settings-ls: %s: some fixes were not tried, because that would parse more than %d MiB again; run the command again to apply the rest\n",
				r.path, validate.MaxReread>>20)
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

// explain prints to standard error, once per folder, what files are checked against.
func explain(stderr io.Writer, outcomes []outcome) {
	said := map[string]bool{}
	for _, r := range outcomes {
		if !r.selection.checked() || r.err != nil {
			continue
		}
		if line := r.folder.String(); !said[line] {
			said[line] = true
			printable.Fprintf(stderr, "%s\n", line)
		}
	}
}

// warnUnknownReleases says on standard error, once for each, which ZenML releases of projects are not known.
func warnUnknownReleases(stderr io.Writer, outcomes []outcome) {
	warned := map[project.Version]bool{}
	for _, r := range outcomes {
		if !r.selection.checked() || r.err != nil || r.folder.Release.Version == r.folder.ZenML.Number || warned[r.folder.ZenML] {
			continue
		}
		warned[r.folder.ZenML] = true
		printable.Fprintf(stderr, "settings-ls: %s (%s)\n", r.folder.CheckedAgainst(), r.folder.ZenML.Origin)
	}
}
