package rule

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Severity is how bad a finding is.
type Severity uint8

// The severities, worst first.
const (
	// Error: ZenML rejects the file, the build of one of its images cannot start, or
	// Docker cannot parse the Dockerfile that ZenML writes.
	Error Severity = iota + 1
	// Warning: ZenML accepts the file and does not do what it says.
	Warning
	// Info: it works, but there is a simpler or safer way to write it.
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

// Finding is one problem reported in a file.
type Finding struct {
	// Rule is the ID of the rule that reports it.
	Rule     ID
	Severity Severity
	// Place is where the finding is: within a key or value of the run configuration, on one line
	// unless the value is a scalar of several, or in a file that the settings name, such as a
	// requirements file. The name of such a file is relative to the source root, with slashes.
	Place doc.Place
	// InConfig is its place in the run configuration: Place itself, or that of the setting that names
	// the file that Place lies in.
	InConfig doc.Place
	// Message is safe to print.
	Message string
	// Advice is what to do about it, which the message ends with.
	Advice Advice
	// Path are the keys (string) and indexes (int, from 0) that lead to the entry in the run
	// configuration; empty, not nil, for the whole file and for a place in another file.
	Path []any
	// Related are other places that are part of the problem.
	Related []Related

	offered []Fix

	// fact is the message without the advice, "" if there is none.
	fact string
	// at is the entry that the finding is reported on. If isOfImage, it is about the image of step, nil for the pipeline.
	at        Entry
	step      *runconfig.Step
	isOfImage bool
}

// Related is another place that a finding is about.
type Related struct {
	Place   doc.Place
	Message string
}

// WithSeverity gives the finding a severity other than its rule's.
func (f *Finding) WithSeverity(severity Severity) *Finding {
	f.Severity = severity
	return f
}

// MoveTo moves a finding on a setting to a place in the file that the setting names.
func (f *Finding) MoveTo(place doc.Place) *Finding {
	f.AddRelated(f.Place, "the file is referenced here")
	f.Place, f.Path = place, []any{}
	return f
}

// InOtherFile reports whether the finding lies in a file that the settings name.
func (f *Finding) InOtherFile() bool { return f.Place.Doc != f.InConfig.Doc }

// OtherFile is the name of the file that the finding lies in, "" for the run configuration.
func (f *Finding) OtherFile() string {
	if !f.InOtherFile() {
		return ""
	}
	return f.Place.Doc.Name
}

// AddRelated adds another place that is part of the problem.
func (f *Finding) AddRelated(at doc.Place, format string, args ...any) *Finding {
	f.Related = append(f.Related, Related{Place: at, Message: message.Text(string(printable.Sprintf(format, args...)))})
	return f
}
