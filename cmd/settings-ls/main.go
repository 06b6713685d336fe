// Command settings-ls checks ZenML run configurations.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// buildHost is the platform that Docker builds for on this machine.
var buildHost = "linux/" + runtime.GOARCH

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes.
const (
	clean = iota
	findings
	wrongUsage
	// unreadable: a file could not be read or written.
	unreadable
)

// exit is an error that only has the exit code: its message has already been printed.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// run is the whole program. Its result is the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRootCommand()
	root.SetIn(stdin)
	out := &output{Writer: stdout}
	root.SetOut(out)
	root.SetErr(stderr)
	root.SetArgs(args)
	root.SetContext(context.Background())

	command, err := root.ExecuteC()
	var code exit
	var ofFile *fs.PathError
	var ofConfig *project.ConfigError
	switch {
	case errors.As(err, &code) && code > findings:
		return int(code)
	case command.Name() != "lsp" && out.err != nil: // a client may close its end at any time
		printable.Fprintf(stderr, "settings-ls: cannot write standard output: %v\n", reason(out.err))
		return unreadable
	case err == nil:
		return clean
	case code != clean:
		return int(code)
	case errors.As(err, &ofConfig):
		printable.Fprintf(stderr, "settings-ls: %v\n", err)
		return int(configExit(ofConfig))
	case errors.As(err, &ofFile):
		printable.Fprintf(stderr, "settings-ls: %v\n", err)
		return unreadable
	}
	printable.Fprintf(stderr, "settings-ls: %v\nsee %q\n", err, command.CommandPath()+" --help")
	return wrongUsage
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

// configExit returns the exit code for an error in the configuration.
func configExit(err *project.ConfigError) exit {
	if err.Unreadable {
		return unreadable
	}
	return wrongUsage
}

// newRootCommand returns the program with all its commands.
func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "settings-ls [OPTIONS] <COMMAND>",
		Short: "A linter, Dockerfile preview and language server for ZenML run configurations",
		Long:  "settings-ls: a linter, Dockerfile preview and language server for ZenML run configurations.",
		Example: `  settings-ls check                          # Check all run configurations in the current folder
  settings-ls check --fix                    # Check, and apply safe fixes
  settings-ls preview configs/train.yaml     # Show the Dockerfiles that ZenML would build
  settings-ls rules wrong-type               # Explain a rule`,
		DisableFlagsInUseLine: true,
		Version:               version(),
		Args:                  unknownCommand,
		RunE:                  func(command *cobra.Command, _ []string) error { return command.Help() },
		SilenceErrors:         true,
		SilenceUsage:          true,
	}
	root.SetVersionTemplate("settings-ls {{.Version}}\n")
	root.PersistentFlags().BoolP("help", "h", false, "Print help")
	root.Flags().BoolP("version", "V", false, "Print the version of settings-ls")
	root.SetUsageFunc(writeUsage)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(checkCommand(), rulesCommand(), manCommand(), schemaCommand(), previewCommand(), effectiveCommand(), diffCommand(), convertCommand(), configCommand(), lspCommand(), versionCommand())
	return root
}

// output is standard output; it keeps the first error of writing to it.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(text []byte) (int, error) {
	n, err := o.Writer.Write(text)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// Fd is the file descriptor, by which a terminal is recognized.
func (o *output) Fd() uintptr {
	if file, ok := o.Writer.(*os.File); ok {
		return file.Fd()
	}
	return ^uintptr(0)
}

// unknownCommand returns an error for arguments that are not a command.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, command := range root.Commands() {
		known = append(known, command.Name())
	}
	if meant, near := nearest.To(args[0], known); near {
		return fmt.Errorf("unknown command %q; did you mean %q?", args[0], meant)
	}
	return fmt.Errorf("unknown command %q", args[0])
}
