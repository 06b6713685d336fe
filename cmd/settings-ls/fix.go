package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/textdiff"
	"github.com/settings-ls/settings-ls/validate"
)

// fixFlags say whether findings are mended, and where that goes.
type fixFlags struct{ fix, unsafe, diff, ignore bool }

func (f *fixFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&f.fix, "fix", false, "mend what can be mended without a change of what ZenML does, and report the rest;\nof - the mended text goes to standard output, the report to standard error")
	flags.BoolVar(&f.unsafe, "unsafe-fixes", false, "with --fix or --diff: mend also where ZenML then does something else")
	flags.BoolVar(&f.ignore, "add-ignores", false, "write comments into the files that silence what is found now")
	flags.BoolVar(&f.diff, "diff", false, "print what --fix would change, and change nothing; exit code 1 when that is something")
}

// mending gives what mends a file, nil when nothing is to be mended.
func (f fixFlags) mending() (func(*runconfig.File, validate.Options) validate.Mended, error) {
	switch {
	case f.fix && f.diff:
		return nil, errors.New("--diff changes nothing, so it cannot go with --fix")
	case f.unsafe && !f.fix && !f.diff:
		return nil, errors.New("--unsafe-fixes goes with --fix or --diff")
	case f.ignore && (f.fix || f.diff):
		return nil, errors.New("--add-ignores goes neither with --fix nor with --diff")
	case f.ignore:
		return validate.Ignore, nil
	case !f.fix && !f.diff:
		return nil, nil
	}
	wanted := func(finding validate.Finding, fix validate.Fix) bool {
		return finding.Severity < validate.Hint && (fix.Safe || f.unsafe)
	}
	return func(file *runconfig.File, options validate.Options) validate.Mended {
		return validate.Mend(file, options, wanted)
	}, nil
}

// maskedDiff is what fixes change in a file, as a unified diff, and whether secrets are masked in it.
func maskedDiff(from, to *runconfig.File) (diff printable.Text, masked bool) {
	whole := textdiff.Unified(from.Doc.Name, from.Doc.Name, string(from.Doc.Source), string(to.Doc.Source))
	diff = printable.Text(to.Secrets.Diff(from.Secrets.Diff(string(whole))))
	return diff, diff != whole
}

// writeDiffs prints what --fix would change. Changes are exit code 1, as diff has it.
func writeDiffs(command *cobra.Command, outcomes []outcome, unread bool, colorFlag string) error {
	var text strings.Builder
	fixed, files, masked := 0, 0, false
	for _, r := range outcomes {
		if r.fixed > 0 {
			fixed, files = fixed+r.fixed, files+1
			text.WriteString(string(r.diff))
			masked = masked || r.masked
		}
	}
	if files > 0 {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: --fix would mend %s in %s\n", terminal.Plural(fixed, "finding"), terminal.Plural(files, "file"))
	}
	if masked {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: secrets are masked, so this diff cannot be applied; use --fix to change the files\n")
	}
	if err := writeDiff(command, printable.Text(text.String()), colorFlag); err != nil && !unread {
		return err
	}
	if unread {
		return exit(unreadable)
	}
	return nil
}

// put writes a mended text where it came from; what came on standard input goes to standard output.
func (c checker) put(path string, text []byte) error {
	if path == "-" {
		return terminal.WriteExact(c.stdout, text)
	}
	return safefile.Write(path, text)
}
