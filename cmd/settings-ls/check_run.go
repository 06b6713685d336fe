package main

import (
	"iter"
	"os"
	"slices"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/validate"
)

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

// write checks the files and writes what the flags ask for: a report, a diff or a baseline.
func (run checkRun) write(command *cobra.Command) error {
	if run.flags.showFiles {
		return run.checker.showFiles(command, run.files)
	}
	outcomes := run.checker.forAll(run.files, run.checker.check)
	if run.checker.progress != nil { // on the same terminal
		outcomes = slices.Values(slices.Collect(outcomes))
	}
	var notes notes
	outcomes = notes.take(outcomes)
	switch {
	case run.flags.diff:
		return run.writeDiff(command, outcomes, &notes)
	case run.flags.baseline.write != "":
		return run.writeBaseline(command, outcomes, &notes)
	}
	return run.writeReport(command, outcomes, &notes)
}

// writeBaseline writes the findings to the file of --write-baseline.
func (run checkRun) writeBaseline(command *cobra.Command, outcomes iter.Seq[outcome], notes *notes) error {
	stderr := command.ErrOrStderr()
	all := slices.Collect(outcomes)
	failed := run.writeNotes(stderr, notes)
	if err := run.flags.baseline.save(stderr, all); err != nil || failed == clean {
		return err
	}
	return failed
}

// writeReport writes the report, the part of each file as soon as those of the files before it, and then the notes.
func (run checkRun) writeReport(command *cobra.Command, outcomes iter.Seq[outcome], notes *notes) error {
	flags, out, stderr := run.flags, command.OutOrStdout(), command.ErrOrStderr()
	known, err := flags.baseline.read()
	if err != nil {
		return err
	}
	if flags.fix && slices.Contains(run.args, "-") { // the fixed text goes to standard output
		out = stderr
	}
	fails := false
	err = flags.write(command, out, run.format, report.Report{Dir: run.checker.dir}, func(yield func(report.File) bool) {
		for file := range reportFiles(known.remove(outcomes)) {
			fails = fails || reaches(file.Findings, run.failOn)
			if flags.ignore {
				file.Fixed = 0 // writeIgnored counts them
			}
			if !yield(file) {
				return
			}
		}
	})
	failed := run.writeNotes(stderr, notes)
	known.warnMissing(stderr)
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
