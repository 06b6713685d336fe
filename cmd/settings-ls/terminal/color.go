// Package terminal formats text for people: colors and display width.
package terminal

import (
	"bufio"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/styled"
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

// Painter colors a text with an ink, or leaves it as it is.
type Painter func(ink string, text printable.Text) printable.Text

// NewPainter returns a painter that colors text, or leaves it as it is.
func NewPainter(color bool) Painter {
	if !color {
		return func(_ string, text printable.Text) printable.Text { return text }
	}
	return func(ink string, text printable.Text) printable.Text {
		return "\x1b[" + printable.Text(ink) + "m" + text + "\x1b[0m"
	}
}

// inks are those of lines, none for the others.
var inks = map[styled.Style]string{
	styled.Title:    Bold,
	styled.Comment:  Faint,
	styled.Problem:  Red,
	styled.FileName: Bold,
	styled.Position: Cyan,
	styled.Removed:  Red,
	styled.Added:    Green,
}

// WriteStyled writes a text, with each line colored with the ink of its style if color is set.
func WriteStyled(out io.Writer, text styled.Text, color bool) error {
	paint := NewPainter(color)
	w := bufio.NewWriterSize(out, 1<<16)
	for _, line := range text {
		content := line.Text
		if ink, colored := inks[line.Style]; colored && color {
			content = paint(ink, content)
		}
		printable.Fprint(w, content)
		w.WriteByte('\n')
	}
	return w.Flush()
}

// WantColor reports whether to color the output to out: as flag says ("always" or "never"), else by NO_COLOR and
// FORCE_COLOR if they are not empty, else whether out is a terminal.
func WantColor(flag string, out io.Writer) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never", os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	return Is(out) && os.Getenv("TERM") != "dumb"
}

// Is reports whether out is a terminal.
func Is(out io.Writer) bool {
	file, ok := out.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(file.Fd()))
}
