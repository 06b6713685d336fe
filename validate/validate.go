// Package validate says what is wrong with a run configuration. One rule is one file
// of code and one page of text, which documents the rule and is its test; the rules
// are below this folder, a package for each group.
package validate

import (
	"sync"

	"github.com/settings-ls/settings-ls/validate/combinations"
	"github.com/settings-ls/settings-ls/validate/comments"
	"github.com/settings-ls/settings-ls/validate/environment"
	"github.com/settings-ls/settings-ls/validate/file"
	"github.com/settings-ls/settings-ls/validate/images"
	"github.com/settings-ls/settings-ls/validate/keys"
	"github.com/settings-ls/settings-ls/validate/kubernetes"
	"github.com/settings-ls/settings-ls/validate/packages"
	"github.com/settings-ls/settings-ls/validate/python"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/validate/runs"
)

// What rules are made of, see package rule.
type (
	ID        = rule.ID
	Tag       = rule.Tag
	Finding   = rule.Finding
	Related   = rule.Related
	Rule      = rule.Rule
	Severity  = rule.Severity
	Options   = rule.Options
	Group     = rule.Group
	Selection = rule.Selection
)

// The severities, worst first.
const (
	Error   = rule.Error
	Warning = rule.Warning
	Info    = rule.Info
	Hint    = rule.Hint
)

// NoCodeRepository is the name of the code repository of a project that is in none.
const NoCodeRepository = rule.NoCodeRepository

// The tags of rules.
const (
	Unnecessary = rule.Unnecessary
	Deprecated  = rule.Deprecated
)

// NewSelection chooses rules by names, as configurations write them: severities are "error", "warning", "info"
// and "hint"; others are left out.
func NewSelection(selected, ignored []string, severities map[string]string) Selection {
	chosen := Selection{Select: selected, Ignore: ignored, Severity: map[ID]Severity{}}
	for name, severity := range severities {
		if s, ok := ParseSeverity(severity); ok {
			chosen.Severity[ID(name)] = s
		}
	}
	return chosen
}

// ParseSeverity gives the severity with a name; ok is false for a name that none has.
func ParseSeverity(name string) (s Severity, ok bool) {
	for _, s := range []Severity{Error, Warning, Info, Hint} {
		if s.String() == name {
			return s, true
		}
	}
	return 0, false
}

// RulesIn returns the rules of a group; none for the name of something else.
func RulesIn(group string) []ID {
	var ids []ID
	for _, g := range groups {
		if g.Name != group {
			continue
		}
		for _, r := range g.Rules {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// SelectorNames are the names that select rules: of groups, of rules, ALL and DEFAULT.
func SelectorNames() []string {
	names := []string{rule.All, rule.Default}
	for _, group := range groups {
		names = append(names, group.Name)
		for _, r := range group.Rules {
			names = append(names, string(r.ID))
		}
	}
	return names
}

// groups are all rules, in the order of the documentation.
var groups = []rule.Group{file.Group, keys.Group, runs.Group, kubernetes.Group, combinations.Group, images.Group, packages.Group, environment.Group, python.Group, comments.Group}

// Rules lists all rules in the order of the documentation.
func Rules() []*Rule {
	var all []*Rule
	for _, group := range groups {
		all = append(all, group.Rules...)
	}
	return all
}

var allRules = sync.OnceValue(Rules)

// RuleByID gives the rule with an ID; ok is false where there is none.
func RuleByID(id ID) (r *Rule, ok bool) {
	r, ok = rulesByID()[id]
	return r, ok
}

var rulesByID = sync.OnceValue(func() map[ID]*Rule {
	byID := map[ID]*Rule{}
	for _, r := range Rules() {
		byID[r.ID] = r
	}
	return byID
})
