// Package validate says what is wrong with a run configuration: one rule is one
// file of code and one page of text that documents and tests it.
package validate

import (
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// SKELETON: split into validate.go, finding.go, rule.go and the rules.

// Severity is how bad a finding is.
type Severity uint8

// The severities, worst first: Error when ZenML refuses the file, an image's build
// cannot start or Docker cannot read its Dockerfile; Warning when ZenML does not do what the file says;
// Info when there is a simpler or safer way; Hint for editors only.
const (
	Error Severity = iota + 1
	Warning
	Info
	Hint
)

// Finding is one thing to say about a file.
type Finding struct {
	Rule     string
	Severity Severity
	// Span lies within the key and value concerned, on one line unless the value is a scalar of several.
	Span    yamldoc.Span
	Message string
	// Path are the keys (string) and indexes (int, from 0) that lead to the place; empty, not nil, for the whole file.
	Path    []any
	Related []Related
}

// Related is another place that a finding is about.
type Related struct {
	Span    yamldoc.Span
	Message string
}

// Rule is one thing to look for.
type Rule struct {
	// ID is in kebab-case, names the mistake and never changes.
	ID       string
	Severity Severity
	Check    func(*Pass)
}

// Pass is one rule's look at one file.
type Pass struct {
	*runconfig.File
	rule     *Rule
	findings []Finding
}

// Options choose what Check looks for.
type Options struct {
	// Environment, when not nil, is asked for ${VARIABLES}; nil: not judged.
	Environment func(name string) (string, bool)
}

// Check judges a file: findings sorted by place, none twice.
func Check(file *runconfig.File, options Options) []Finding { panic("unwritten") }
