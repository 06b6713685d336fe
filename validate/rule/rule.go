// Package rule has the parts of rules: their declaration, the pass over a file and the findings that it reports. The
// rules themselves are in the sibling packages, one for each group.
package rule

import (
	"fmt"
	"io/fs"

	"github.com/settings-ls/settings-ls/preview"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// ID names a rule: in kebab-case, for the mistake, never changed after a release. A test
// checks that every ID that code, configurations and documentation name belongs to a rule.
type ID string

// Rule is a check and its declaration. Its page, the file of the same name ending in .txtar, documents and tests it.
type Rule struct {
	ID ID
	// Severity is that of its findings, unless one has its own.
	Severity Severity
	// Tags say how an editor may show the findings.
	Tags []Tag
	// Supersedes lists the rules whose findings are left out at a path where this rule has one.
	Supersedes []ID
	// Exclusive rules stop the check: when one reports something, no other rule runs on the file.
	Exclusive bool
	// ReadsFindings rules run after all rules before them, whose findings are then in Pass.Findings.
	ReadsFindings bool
	// Pedantic rules are disabled unless they are selected.
	Pedantic bool
	// Needs reports whether the options have what the rule needs; nil if it needs nothing.
	Needs func(*Options) bool
	// Presumes names the Docker settings whose values the rule relies on in addition to those that it reports, such as
	// skip_build for what only a build uses. Settings in which one of them is unknown are not checked.
	Presumes []string
	// Since and Until are the first and the last ZenML release that the rule applies to, such
	// as "0.93.0"; "" for no bound.
	Since, Until string
	// Syntaxes are the languages of the documents that the rule applies to; nil for all.
	Syntaxes []doc.Syntax
	// ChecksObjects says that the rule also applies to settings by themselves, whatever run they are used in: ZenML
	// finds such a mistake when Python makes an object of the settings.
	ChecksObjects bool
	// ChecksModules says that the rule applies to a Python module as a whole, and not to each run configuration in it.
	ChecksModules bool
	// Added is the version of settings-ls that added the rule.
	Added string
	Check func(*Pass)
}

// OnlyYAML is for rules about how YAML reads a text, OnlyPython for those about how Python does.
var (
	OnlyYAML   = []doc.Syntax{doc.YAML}
	OnlyPython = []doc.Syntax{doc.Python}
)

// Tag says how an editor may show a finding.
type Tag uint8

// The tags, those of the Language Server Protocol (DiagnosticTag, 3.17).
const (
	// Unnecessary is for code without effect, such as a setting that ZenML ignores; editors fade it out.
	Unnecessary Tag = iota + 1
	// Deprecated is for what still works and should be replaced; editors strike it through.
	Deprecated
)

// String is the tag as "settings-ls rules" prints it, such as "deprecated".
func (t Tag) String() string {
	switch t {
	case Unnecessary:
		return "unnecessary"
	case Deprecated:
		return "deprecated"
	}
	return fmt.Sprintf("Tag(%d)", uint8(t))
}

// Part is a run configuration or an object of settings in a Python module.
type Part struct {
	File    *runconfig.File
	Options Options
}

// Group is a set of rules that share a topic.
type Group struct {
	// Name is what selections call the group.
	Name string
	// Title is the heading above the rules in the documentation.
	Title string
	Rules []*Rule
	// Pages holds the page of each rule: ID with underscores, ending .txtar.
	Pages fs.FS
}

// NoCodeRepository is the name of the code repository of a project that is in none.
const NoCodeRepository = "none"

// Options configure a check.
type Options struct {
	Selection
	// BuildHost is the platform of the machine that builds images, TargetPlatform that of the machines that
	// run them, such as "linux/arm64"; "" when it is not known.
	BuildHost, TargetPlatform string
	// ZenML is the release that the project uses, as it names it, such as "0.94.1"; "" when it names none.
	ZenML string
	// PyYAML is the release of PyYAML that the project uses in the same way.
	PyYAML string
	// Stack is the stack that pipelines run on. StackIsFound means that nobody configured it.
	Stack        preview.Stack
	StackIsFound bool
	// CodeRepository is the integration of the code repository that the project is in, NoCodeRepository if it is in none, "" if it
	// is not known.
	CodeRepository string
	// IsObject says that the file is an object of settings that Python makes, not a run: only rules that check objects apply.
	IsObject bool
	// IsPartial says that the file has only the settings of one call, which ZenML merges with others before it validates them. IsObject is
	// then set, too.
	IsPartial bool
	// Parts, when not nil, says that the file is a Python module as a whole: only rules that check modules apply. It gives
	// the run configurations and objects of settings in the module, whose findings are those of the module.
	Parts func(*runconfig.File) []Part
	// Environment, when not nil, is asked for ${VARIABLES}; nil: they are not checked.
	Environment func(name string) (string, bool)
}
