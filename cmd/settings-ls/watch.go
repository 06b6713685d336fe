package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/filewatch"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// watch checks files, and checks them again whenever one changes, until the program is interrupted. Its error is that of the
// last check.
func watch(command *cobra.Command, flags checkFlags, args []string) error {
	if slices.Contains(args, "-") {
		return errors.New("--watch cannot be used with standard input")
	}
	for _, other := range []string{"fix", "diff", "add-ignores", "write-baseline", "output-file", "show-files"} {
		if err := exclusive(command, other, "watch"); err != nil {
			return err
		}
	}
	ctx, stop := signal.NotifyContext(command.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	watcher, err := filewatch.New()
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	defer watcher.Close()
	screen := newScreen(command, &flags)
	for {
		run, err := newCheckRun(command, flags, args)
		if err != nil {
			return err
		}
		if err := watcher.Add(run.checker.Finder.Folders(run.files)); err != nil {
			return fmt.Errorf("--watch: %w", err)
		}
		result := run.write(command)
		if err := screen.show(); err != nil {
			return err
		}
		if err := watcher.Wait(ctx); errors.Is(err, context.Canceled) {
			return result
		} else if err != nil {
			return fmt.Errorf("--watch: %w", err)
		}
	}
}

// screen shows the output of one check after the other.
type screen struct {
	out, stderr    io.Writer
	report, errors bytes.Buffer
	isTerminal     bool
	quiet          bool
	// last is what was shown last.
	last string
}

// newScreen redirects the output of a command to a screen. The choice of colors is made for the real output.
func newScreen(command *cobra.Command, flags *checkFlags) *screen {
	s := &screen{out: command.OutOrStdout(), stderr: command.ErrOrStderr(), quiet: flags.quiet}
	s.isTerminal = terminal.Is(s.out)
	flags.color = map[bool]string{true: "always", false: "never"}[terminal.WantColor(flags.color, s.out)]
	command.SetOut(&s.report)
	command.SetErr(&s.errors)
	return s
}

// clear clears a terminal and the lines above.
const clear = "\x1b[2J\x1b[3J\x1b[H"

// show shows the output since the last call. A terminal is cleared before. Elsewhere, output is shown only if it has changed:
// it could be written to a file in a watched folder.
func (s *screen) show() error {
	text := s.report.String() + s.errors.String()
	isFirst := s.last == "" || s.isTerminal
	if s.isTerminal {
		printable.Fprintf(s.out, clear)
	}
	var err error
	if s.isTerminal || text != s.last {
		_, err = s.report.WriteTo(s.out)
		_, _ = s.errors.WriteTo(s.stderr)
	}
	if isFirst && !s.quiet {
		printable.Fprintf(s.stderr, "settings-ls: watching for changes; press Ctrl-C to stop\n")
	}
	s.report.Reset()
	s.errors.Reset()
	s.last = text
	return err
}
