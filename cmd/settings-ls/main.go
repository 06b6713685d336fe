// Command settings-ls checks run configurations of ZenML.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// buildHost is the platform that Docker builds for on this machine.
var buildHost = "linux/" + runtime.GOARCH

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes.
const (
	clean = iota
	findings
	wrongUsage
	unreadable
)

// exit is an error that only says the exit code: what there was to say has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// run is the whole program. Its result is the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "settings-ls",
		Short: "Checks run configurations of ZenML",
		Long: `settings-ls reads the YAML files that ZenML pipelines are run with and says, with
file, line and column, what makes ZenML refuse one or drop part of it.`,
		Example: `  settings-ls check                       every run configuration below this folder
  settings-ls check configs/train.yaml    one file
  settings-ls rules wrong-type            what a rule is about`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("settings-ls {{.Version}}\n")
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetArgs(args)
	root.SetContext(context.Background())
	root.AddCommand(checkCommand(), rulesCommand(), manCommand(), schemaCommand(), previewCommand(), effectiveCommand(), diffCommand(), configCommand(), lspCommand())

	command, err := root.ExecuteC()
	var code exit
	switch {
	case err == nil:
		return clean
	case errors.As(err, &code):
		return int(code)
	}
	fmt.Fprintf(stderr, "settings-ls: %v\n%q shows what is possible\n", err, command.CommandPath()+" --help")
	return wrongUsage
}

// version is the module's version that Go has stamped into the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
