package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/internal/textdiff"
	"github.com/settings-ls/settings-ls/validate"
)

// fixFlags apply or show fixes.
type fixFlags struct{ fix, unsafe, diff, ignore bool }

func (f *fixFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&f.fix, "fix", false, "Apply safe fixes and report the remaining findings. For standard input, print the fixed text to standard output and the report to standard error")
	flags.BoolVar(&f.unsafe, "unsafe-fixes", false, "With --fix or --diff, also apply fixes that may change what ZenML does")
	flags.BoolVar(&f.ignore, "add-ignores", false, "Add comments to the files that ignore all current findings")
	flags.BoolVar(&f.diff, "diff", false, "Print the changes that --fix would make, without writing files; exit with code 1 if there are any")
	heading(command, fixHeading, "fix", "unsafe-fixes", "diff")
	heading(command, ruleHeading, "add-ignores")
}

// fixer returns the function that fixes a file, nil if there is nothing to fix.
func (f fixFlags) fixer(command *cobra.Command) (func(*runconfig.File, validate.Options) validate.FixResult, error) {
	if err := exclusive(command, "fix", "diff", "add-ignores"); err != nil {
		return nil, err
	}
	for _, name := range []string{"format", "template", "statistics", "baseline", "write-baseline"} {
		if err := exclusive(command, "diff", name); err != nil {
			return nil, err
		}
	}
	switch {
	case f.unsafe && !f.fix && !f.diff:
		return nil, errors.New("--unsafe-fixes requires --fix or --diff")
	case f.ignore:
		return validate.AddIgnores, nil
	case !f.fix && !f.diff:
		return nil, nil
	}
	wanted := func(finding validate.Finding, fix validate.Fix) bool {
		return finding.Severity < validate.Hint && (fix.Safe || f.unsafe)
	}
	return func(file *runconfig.File, options validate.Options) validate.FixResult {
		return validate.ApplyFixes(file, options, wanted)
	}, nil
}

// maskedDiff returns the changes to a file as a unified diff, and whether secrets in it are masked.
func maskedDiff(from, to *runconfig.File) (diff styled.Text, masked bool) {
	before, after := textdiff.GitNames(from.Doc.Name)
	whole := textdiff.Unified(before, after, string(from.Doc.Source), string(to.Doc.Source))
	diff = whole.Map(from.Secrets.Diff).Map(to.Secrets.Diff)
	return diff, !slices.Equal(diff, whole)
}

// writeDiff prints the changes that --fix would make. The exit code is 1 if there are any, as for diff.
func (run checkRun) writeDiff(command *cobra.Command, outcomes iter.Seq[outcome], notes *notes) error {
	all, flags, stderr := slices.Collect(outcomes), run.flags, command.ErrOrStderr()
	failed := run.writeNotes(stderr, notes)
	var diff styled.Text
	masked := false
	for _, r := range all {
		diff = append(diff, r.diff...)
		masked = masked || r.masked
	}
	fixed, files := fixedIn(all)
	switch {
	case flags.quiet:
	case files == 0:
		printable.Fprintf(stderr, "settings-ls: --fix would change nothing%s\n", onlyUnsafe(all))
	default:
		printable.Fprintf(stderr, "settings-ls: --fix would fix %s in %s\n", terminal.Plural(fixed, "finding"), terminal.Plural(files, "file"))
	}
	if masked {
		printable.Fprintf(stderr, "settings-ls: secrets in the diff are masked, so it cannot be applied as a patch; use --fix to change the files\n")
	}
	if err := writeDiff(command, flags.output, diff, flags.color); err != nil && failed == clean {
		return err
	}
	if failed != clean {
		return failed
	}
	return nil
}

// onlyUnsafe is a note on how many findings only --unsafe-fixes fixes, "" if there are none.
func onlyUnsafe(outcomes []outcome) string {
	n := 0
	for _, r := range outcomes {
		for _, f := range r.findings {
			if f.Fixable == report.UnsafelyFixable {
				n++
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %d fixable with --unsafe-fixes", n)
}

// fixedIn counts the findings that are fixed, and the files that they were in.
func fixedIn(outcomes []outcome) (fixed, files int) {
	for _, r := range outcomes {
		if r.fixed > 0 {
			fixed, files = fixed+r.fixed, files+1
		}
	}
	return fixed, files
}

// writeIgnored writes to standard error how many findings the comments of --add-ignores ignore.
func writeIgnored(stderr io.Writer, outcomes []outcome) {
	ignored, files := fixedIn(outcomes)
	if files == 0 {
		printable.Fprintf(stderr, "settings-ls: no ignore comments added\n")
		return
	}
	printable.Fprintf(stderr, "settings-ls: added comments that ignore %s in %s\n", terminal.Plural(ignored, "finding"), terminal.Plural(files, "file"))
}

// put writes a fixed text back to its file; that of standard input goes to standard output.
func (c checker) put(path string, text []byte) error {
	if path == "-" {
		return terminal.WriteExact(c.stdout, text)
	}
	return safefile.Write(path, text)
}
