package printable

import (
	"fmt"
	"io"
)

// Sprintf is [fmt.Sprintf] for text that people and CI systems read. The format is ours; what an argument prints is
// escaped by [Line], unless the argument is a number or a [Text].
func Sprintf(format string, args ...any) Text {
	for i, arg := range args { // in place, so that go vet knows a function like fmt.Sprintf
		args[i] = Escaping[Text](arg, Line)
	}
	return Text(fmt.Sprintf(format, args...))
}

// Fprintf writes what [Sprintf] gives.
func Fprintf(w io.Writer, format string, args ...any) (int, error) {
	return Fprint(w, Sprintf(format, args...))
}

// Fprint writes safe text.
func Fprint(w io.Writer, text Text) (int, error) { return io.WriteString(w, string(text)) }

// Escaping gives an argument for package fmt that is escaped once it is formatted. Numbers, and arguments of the type S, which
// are safe, stay as they are.
func Escaping[S ~string](arg any, escape func(string) S) any {
	switch arg.(type) {
	case int, int64, uint64, float64, S:
		return arg
	}
	return escaping{arg, func(text string) string { return string(escape(text)) }}
}

type escaping struct {
	value  any
	escape func(string) string
}

// Format implements [fmt.Formatter].
func (e escaping) Format(state fmt.State, verb rune) {
	io.WriteString(state, e.escape(fmt.Sprintf(fmt.FormatString(state, verb), e.value)))
}

// NewWriter gives a writer for logs: each text that is written to it, which ends a line, goes on to w with its lines
// escaped.
func NewWriter(w io.Writer) io.Writer { return writer{w} }

type writer struct{ w io.Writer }

func (w writer) Write(text []byte) (int, error) {
	if _, err := Fprint(w.w, Lines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}
