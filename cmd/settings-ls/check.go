package main

import "github.com/spf13/cobra"

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
