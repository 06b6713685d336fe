package rule

import (
	"fmt"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// Severity is how bad a finding is.
type Severity uint8

// The severities, worst first.
const (
	// Error: ZenML refuses the file, the build of one of its images cannot start, or
	// Docker cannot read the Dockerfile that ZenML writes.
	Error Severity = iota + 1
	// Warning: ZenML accepts the file and does not do what it says.
	Warning
	// Info: it works; there is a simpler or safer way to say it.
	Info
	// Hint is for editors only.
	Hint
)

// String is the severity as reports spell it, such as "error".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	case Hint:
		return "hint"
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// Finding is one thing to say about a file.
type Finding struct {
	// Rule is the ID of the rule that says it.
	Rule     string
	Severity Severity
	// Span lies within the key and value concerned, on one line unless the value is a
	// scalar of several.
	Span    yamldoc.Span
	Message string
	// Path are the keys (string) and indexes (int, from 0) that lead to the place;
	// empty, not nil, for the whole file and for a place in another file.
	Path []any
	// Related are the other places that have a part in it.
	Related []Related
	// File is the file that Span lies in when that is not the run configuration, such as a
	// requirements file that the settings name. Its name counts from the source root, with slashes.
	File *yamldoc.Document

	// Secret is what must not be printed of the file, empty for nothing.
	Secret yamldoc.Span

	offered []Fix
	// named is where the run configuration names File.
	named yamldoc.Span
}

// Related is another place that a finding is about, in the run configuration.
type Related struct {
	Span    yamldoc.Span
	Message string
}

// As gives the finding a severity other than its rule's.
func (f *Finding) As(severity Severity) *Finding {
	f.Severity = severity
	return f
}

// In moves the finding into a span of another file, which the setting that it was reported on names.
func (f *Finding) In(file *yamldoc.Document, span yamldoc.Span) *Finding {
	f.See(f.Span, "the file is named here")
	f.named = f.Span
	f.File, f.Span, f.Path = file, span, []any{}
	return f
}

// Home is its place in the run configuration: its own, or that of the setting that names the file it lies in.
func (f *Finding) Home() yamldoc.Span {
	if f.File == nil {
		return f.Span
	}
	return f.named
}

// InFile is the name of the file that the finding lies in, "" for the run configuration.
func (f *Finding) InFile() string {
	if f.File == nil {
		return ""
	}
	return f.File.Name
}

// See adds another place that has a part in the finding.
func (f *Finding) See(at yamldoc.Span, format string, args ...any) *Finding {
	f.Related = append(f.Related, Related{Span: at, Message: fmt.Sprintf(format, args...)})
	return f
}
