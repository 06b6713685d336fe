// Package validate says what is wrong with a run configuration. One rule is one file
// of code and one page of text, which documents the rule and is its test; the rules
// stand below this folder, a package for each group.
package validate

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/combinations"
	"github.com/settings-ls/settings-ls/validate/comments"
	"github.com/settings-ls/settings-ls/validate/environment"
	"github.com/settings-ls/settings-ls/validate/file"
	"github.com/settings-ls/settings-ls/validate/images"
	"github.com/settings-ls/settings-ls/validate/keys"
	"github.com/settings-ls/settings-ls/validate/packages"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// What rules are made of, see package rule.
type (
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

// SelectionOf chooses rules by names, as configurations write them: severities are "error", "warning", "info"
// and "hint"; others are left out.
func SelectionOf(selected, ignored []string, severities map[string]string) Selection {
	chosen := Selection{Select: selected, Ignore: ignored, Severity: map[string]Severity{}}
	for name, severity := range severities {
		for _, s := range []Severity{Error, Warning, Info, Hint} {
			if s.String() == severity {
				chosen.Severity[name] = s
			}
		}
	}
	return chosen
}

// Names are the names that select rules: of groups, of rules, ALL and DEFAULT.
func Names() []string {
	names := []string{rule.All, rule.Default}
	for _, group := range groups {
		names = append(names, group.Name)
		for _, r := range group.Rules {
			names = append(names, r.ID)
		}
	}
	return names
}

// groups are all rules, in the order of the documentation.
var groups = []rule.Group{file.Group, keys.Group, combinations.Group, images.Group, packages.Group, environment.Group, comments.Group}

// Rules lists all rules in the order of the documentation.
func Rules() []*Rule {
	var all []*Rule
	for _, group := range groups {
		all = append(all, group.Rules...)
	}
	return all
}

// Check judges a file: findings sorted by place, none twice, without those of rules that
// are off and those that a comment of the file silences. When the file is stopped, there are none.
func Check(f *runconfig.File, options Options) []Finding {
	subject := &rule.Subject{File: f, Judging: options}
	said := map[topic]bool{}
	for _, group := range groups {
		for _, r := range group.Rules {
			if f.Stopped() {
				return nil
			}
			on := options.On(group.Name, r)
			if !on && !r.Alone || r.Asked != nil && !r.Asked(options) {
				subject.Unasked = append(subject.Unasked, r.ID)
				continue
			}
			subject.Looked = append(subject.Looked, r.ID)
			findings := r.Look(subject)
			if r.Alone && len(findings) > 0 {
				if !on {
					return nil
				}
				return tidy(comments.Silence(f.Doc, graded(findings, options)))
			}
			for _, finding := range findings {
				for _, other := range r.Over {
					said[topicAt(other, finding.Path)] = true
				}
			}
			subject.Found = append(subject.Found, findings...)
		}
	}
	found := subject.Found
	if len(said) > 0 {
		found = slices.DeleteFunc(found, func(f *Finding) bool { return said[topicOf(*f)] })
	}
	return tidy(comments.Silence(f.Doc, graded(found, options)))
}

// graded gives findings the severity that the options have for their rule.
func graded(found []*Finding, options Options) []*Finding {
	for _, f := range found {
		if severity, ok := options.Severity[f.Rule]; ok {
			f.Severity = severity
		}
	}
	return found
}

// topic names what a rule says of a place.
type topic struct{ rule, path string }

func topicOf(f Finding) topic { return topicAt(f.Rule, f.Path) }

func topicAt(rule string, path []any) topic {
	var text []byte
	for _, part := range path {
		switch part := part.(type) {
		case string:
			text = strconv.AppendQuote(text, part)
		case int:
			text = strconv.AppendInt(append(text, ' '), int64(part), 10)
		}
	}
	return topic{rule, string(text)}
}

// tidy sorts by place, those in other files last, and keeps one finding of a rule at a place: settings that several
// steps inherit are judged with each step and reported once.
func tidy(found []*Finding) []Finding {
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(a.OtherFile(), b.OtherFile()),
			cmp.Compare(a.Place.Start, b.Place.Start),
			cmp.Compare(a.Place.End, b.Place.End),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
	var kept []Finding
	for _, f := range found {
		if n := len(kept); n > 0 && kept[n-1].Rule == f.Rule && kept[n-1].Place == f.Place {
			continue
		}
		kept = append(kept, *f)
	}
	return kept
}
