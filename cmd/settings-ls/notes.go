package main

import (
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/validate"
)

// notes are what is left of outcomes once their findings are reported.
type notes struct {
	// outcomes has the outcomes with an error or a fix, and the first of each folder, without their findings.
	outcomes []outcome
	folders  map[*analysis.Folder]bool
	// checked is the number of files that were checked.
	checked int
}

// take yields the outcomes of files that were checked, and notes what else there is to say about all.
func (n *notes) take(outcomes iter.Seq[outcome]) iter.Seq[outcome] {
	n.folders = map[*analysis.Folder]bool{}
	return func(yield func(outcome) bool) {
		for r := range outcomes {
			if r.err == nil && !r.selection.checked() {
				continue
			}
			if r.err != nil || r.stopped || r.fixed > 0 || !n.folders[r.folder] {
				noted := r
				noted.findings, noted.diff = nil, nil
				n.outcomes = append(n.outcomes, noted)
			}
			if r.err != nil {
				continue
			}
			n.folders[r.folder] = true
			n.checked++
			if !yield(r) {
				return
			}
		}
	}
}

// writeNotes writes to standard error what is not in the report. It returns the exit code, clean if all files could be read and written.
func (run checkRun) writeNotes(stderr io.Writer, notes *notes) exit {
	flags, checker := run.flags, run.checker
	if flags.verbose {
		writeFolders(stderr, notes.outcomes)
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
	failed := writeErrors(stderr, notes.outcomes)
	warnUntriedFixes(stderr, notes.outcomes)
	if notes.checked == 0 && failed == clean && !flags.quiet {
		printable.Fprintf(stderr, "settings-ls: no run configuration found in %s\n", strings.Join(run.args, ", "))
	}
	if flags.ignore && !flags.quiet {
		writeIgnored(stderr, notes.outcomes)
	}
	return failed
}

// writeErrors writes to standard error which files could not be read or written, and once each invalid configuration and stack. It returns
// the exit code, clean if there are none.
func writeErrors(stderr io.Writer, outcomes []outcome) exit {
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

// warnUntriedFixes writes to standard error for which files not all fixes were tried.
func warnUntriedFixes(stderr io.Writer, outcomes []outcome) {
	for _, r := range outcomes {
		if r.stopped {
			printable.Fprintf(stderr, "settings-ls: %s: some fixes were not tried, because that would parse more than %d MiB again; run the command again to apply the rest\n",
				r.path, validate.MaxReread>>20)
		}
	}
}

// writeFolders writes to standard error, once per folder, what files are checked against.
func writeFolders(stderr io.Writer, outcomes []outcome) {
	written := map[string]bool{}
	for _, r := range outcomes {
		if !r.selection.checked() || r.err != nil {
			continue
		}
		if line := r.folder.String(); !written[line] {
			written[line] = true
			printable.Fprintf(stderr, "%s\n", line)
		}
	}
}

// warnUnknownReleases writes to standard error, once for each, which ZenML releases of projects are not known.
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
