// Package rule is what every rule is made of: what a rule is, the look that it
// takes at a file, and the findings that it reports. The rules themselves stand in
// the packages beside this one, a package for each group.
package rule

import "io/fs"

// Rule is one thing to look for. Its page, the file of the same name with the
// ending .txtar, says what and why, and is its test.
type Rule struct {
	// ID is in kebab-case, names the mistake and never changes.
	ID string
	// Severity is that of its findings, unless one says otherwise.
	Severity Severity
	// Alone says that what the rule reports is all that is said of the file.
	Alone bool
	// Pedantic says that the rule is off unless it is selected.
	Pedantic bool
	// Over lists the rules that say nothing of a place where this one has spoken.
	Over []string
	// Asked reports whether the options want the rule to look; nil: always.
	Asked func(Options) bool
	Check func(*Pass)
}

// Group is a set of rules that share a subject.
type Group struct {
	// Name is what selections call the group.
	Name string
	// Title is the heading that the rules stand under.
	Title string
	Rules []*Rule
	// Pages holds the page of each rule: ID with underscores, ending .txtar.
	Pages fs.FS
}

// Options choose what the rules look for.
type Options struct {
	Selection
	// BuildHost is the platform of the machine that builds images, TargetPlatform that of the machines that
	// run them, such as "linux/arm64"; "" when it is not known.
	BuildHost, TargetPlatform string
	// ZenML is the release that the project uses, as it names it, such as "0.94.1"; "" when it names none.
	ZenML string
	// StackRequirements are the Python requirements that the stack is known to bring into every image.
	StackRequirements []string
	// Environment, when not nil, is asked for ${VARIABLES}; nil: not judged.
	Environment func(name string) (string, bool)
}
