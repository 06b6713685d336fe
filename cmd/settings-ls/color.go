package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/settings-ls/settings-ls/validate"
)

// The inks, as ANSI codes.
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	green  = "1;32"
)

func severityInk(severity validate.Severity) string {
	switch severity {
	case validate.Error:
		return red
	case validate.Warning:
		return yellow
	}
	return cyan
}

// paint colours a text, or leaves it as it is.
type painter func(ink, text string) string

func newPainter(color bool) painter {
	if !color {
		return func(_, text string) string { return text }
	}
	return func(ink, text string) string { return "\x1b[" + ink + "m" + text + "\x1b[0m" }
}

// wantColor decides on colour: what --color says, else NO_COLOR and FORCE_COLOR, which count
// when they are not empty, else whether out is a terminal.
func wantColor(flag string, out io.Writer) (bool, error) {
	switch flag {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, fmt.Errorf("--color %q is none of auto, always, never", flag)
	}
	switch {
	case os.Getenv("NO_COLOR") != "":
		return false, nil
	case os.Getenv("FORCE_COLOR") != "":
		return true, nil
	}
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("TERM") != "dumb", nil
}
