package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/validate"
)

// checkFlags are the flags of check as written.
type checkFlags struct {
	format, failOn, color string
	aroundFlags
	fixFlags
	stdinFilename             string
	checkEnvironment, verbose bool
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
3 a file could not be read.`,
		Example: `  settings-ls check
  settings-ls check configs/train.yaml configs/deploy.yaml
  settings-ls check 'configs/**/*.yaml' --fail-on error
  settings-ls check --fix
  settings-ls check --format json . | jq '.files[].findings[].message'
  settings-ls check - --stdin-filename configs/train.yaml < draft.yaml`,
		RunE: func(command *cobra.Command, args []string) error {
			return check(command, flags, args)
		},
	}
	f := command.Flags()
	f.StringVar(&flags.format, "format", "text", "text or json")
	f.StringVar(&flags.failOn, "fail-on", "warning", "lowest severity that gives exit code 1: error, warning, info or never")
	f.StringVar(&flags.color, "color", "auto", "auto, always or never")
	flags.fixFlags.register(command)
	flags.aroundFlags.register(command)
	f.StringVar(&flags.stdinFilename, "stdin-filename", "", "name of what comes on standard input; its folder counts")
	f.BoolVar(&flags.checkEnvironment, "check-env", false, "report ${VARIABLES} that the environment does not set")
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "say on standard error which ZenML release judges, and why")
	complete(command, "format", "text", "json")
	complete(command, "fail-on", "error", "warning", "info", "never")
	complete(command, "color", "auto", "always", "never")
	return command
}

// check does what the flags say and writes what it found.
func check(command *cobra.Command, flags checkFlags, args []string) error {
	threshold, ok := map[string]validate.Severity{
		"error": validate.Error, "warning": validate.Warning, "info": validate.Info, "never": 0,
	}[flags.failOn]
	if !ok {
		return fmt.Errorf("--fail-on %q is none of error, warning, info, never", flags.failOn)
	}
	write, err := writerFor(flags, command.OutOrStdout())
	if err != nil {
		return err
	}
	mend, err := flags.mending()
	if err != nil {
		return err
	}
	around, err := newSurroundings(flags.aroundFlags)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a short run: memory is cheaper than collecting it
	}
	files := around.Finder.Files(args)
	checker := checker{Surroundings: around, stdin: command.InOrStdin(), stdinName: flags.stdinFilename, mend: mend, write: flags.fix, stdout: command.OutOrStdout()}
	if flags.checkEnvironment {
		checker.options.Environment = os.LookupEnv
	}
	reports := checker.checkAll(files)

	stderr := command.ErrOrStderr()
	if flags.verbose {
		explain(stderr, reports)
	}
	unread := complain(stderr, reports)
	reports = slices.DeleteFunc(reports, func(r report) bool { return r.err != nil || r.foreign })
	if len(reports) == 0 && !unread {
		fmt.Fprintf(stderr, "settings-ls: no run configuration found in %s\n", strings.Join(args, ", "))
	}
	if flags.diff {
		return writeDiffs(command, reports, unread, flags.color)
	}
	out := command.OutOrStdout()
	if flags.fix && slices.Contains(args, "-") {
		out = stderr
	}
	if err := write(out, reports); err != nil {
		fmt.Fprintf(stderr, "settings-ls: write the report: %v\n", err)
		return exit(unreadable)
	}
	switch {
	case unread:
		return exit(unreadable)
	case slices.ContainsFunc(reports, func(r report) bool { return r.reaches(threshold) }):
		return exit(findings)
	}
	return nil
}

// writerFor gives what writes the reports.
func writerFor(flags checkFlags, stdout io.Writer) (func(io.Writer, []report) error, error) {
	color, err := wantColor(flags.color, stdout)
	if err != nil {
		return nil, err
	}
	switch flags.format {
	case "text":
		return func(w io.Writer, reports []report) error {
			return writeText(bufio.NewWriter(w), reports, color)
		}, nil
	case "json":
		return writeJSON, nil
	}
	return nil, fmt.Errorf("--format %q is none of text, json", flags.format)
}

// complain says on standard error what could not be read.
func complain(stderr io.Writer, reports []report) (any bool) {
	for _, r := range reports {
		if r.err != nil {
			any = true
			fmt.Fprintf(stderr, "settings-ls: %s: %v\n", printable(r.path), reason(r.err))
		}
	}
	return any
}

// reason leaves out the operation and the path that errors of the file system begin with.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// explain says on standard error, once a folder, what the judgement rests on.
func explain(stderr io.Writer, reports []report) {
	said := map[string]bool{}
	for _, r := range reports {
		if r.foreign || r.err != nil {
			continue
		}
		if line := r.basis.String(); !said[line] {
			said[line] = true
			fmt.Fprintln(stderr, line)
		}
	}
}
