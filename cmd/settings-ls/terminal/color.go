// Package terminal writes for people: colours, where they are wanted, and text that can do no harm.
package terminal

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// The inks, as ANSI codes.
const (
	Bold   = "1"
	Faint  = "2"
	Red    = "1;31"
	Yellow = "1;33"
	Cyan   = "1;36"
	Green  = "1;32"
)

// Painter colours a text with an ink, or leaves it as it is.
type Painter func(ink, text string) string

// NewPainter gives a painter that colours or does not.
func NewPainter(color bool) Painter {
	if !color {
		return func(_, text string) string { return text }
	}
	return func(ink, text string) string { return "\x1b[" + ink + "m" + text + "\x1b[0m" }
}

// WantColor decides on colour: what --color says, else NO_COLOR and FORCE_COLOR, which count
// when they are not empty, else whether out is a terminal.
func WantColor(flag string, out io.Writer) (bool, error) {
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
	return Is(out) && os.Getenv("TERM") != "dumb", nil
}

// Is reports whether what is written there goes to a terminal.
func Is(out io.Writer) bool {
	file, ok := out.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(file.Fd()))
}
