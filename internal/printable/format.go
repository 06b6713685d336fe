package printable

import (
	"fmt"
	"io"
)

// Sprintf is [fmt.Sprintf] for text that people and CI systems read. The format is trusted. Arguments are escaped with
// [Line], unless they are numbers or [Text].
func Sprintf(format string, args ...any) Text {
	for i, arg := range args { // in place, so that go vet recognizes a printf wrapper
		if text, isString := arg.(string); isString && isPlainASCII(text) {
			continue // no verb makes it a text that needs escapes
		}
		args[i] = EscapedArgument[Text](arg, Line)
	}
	return Text(fmt.Sprintf(format, args...))
}

// Fprintf writes the result of [Sprintf].
func Fprintf(w io.Writer, format string, args ...any) (int, error) {
	return Fprint(w, Sprintf(format, args...))
}

// Fprint writes text that is safe already.
func Fprint(w io.Writer, text Text) (int, error) { return io.WriteString(w, string(text)) }

// EscapedArgument wraps an argument of package fmt so that it is escaped when it is formatted. Numbers, and arguments of the
// safe type S, are returned unchanged.
func EscapedArgument[S ~string](arg any, escape func(string) S) any {
	switch arg.(type) {
	case int, int64, uint64, float64, S:
		return arg
	}
	return escapedArgument{arg, func(text string) string { return string(escape(text)) }}
}

type escapedArgument struct {
	value  any
	escape func(string) string
}

// Format implements [fmt.Formatter].
func (e escapedArgument) Format(state fmt.State, verb rune) {
	format := fmt.FormatString(state, verb)
	text, ok := e.value.(string)
	if !ok || format != "%s" {
		text = fmt.Sprintf(format, e.value)
	}
	io.WriteString(state, e.escape(text))
}

// NewWriter returns a writer for logs that escapes each line before it writes it to w. Each call of Write must end with a
// line break.
func NewWriter(w io.Writer) io.Writer { return writer{w} }

type writer struct{ w io.Writer }

func (w writer) Write(text []byte) (int, error) {
	if _, err := Fprint(w.w, Lines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}
