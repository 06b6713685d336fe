package validate

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/comments"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// Check gives the findings of a file in the order of their places, none twice, without those of disabled rules
// and those that a comment of the file ignores. Of a rule with more than MaxFindings it gives the first, and one that
// says how many more there are. A file that is stopped has none.
func Check(f *runconfig.File, options Options) []Finding {
	return limited(check(f, options))
}

// check is Check without the limit.
func check(f *runconfig.File, options Options) []Finding {
	ignored := comments.Read(f.Doc)
	found := run(f, options, ignored)
	found = withoutSuperseded(found)
	setSeverities(found, options)
	return sorted(withoutIgnored(found, ignored))
}

// findingsOf gives the findings of a part of a module, those that a comment ignores included.
func findingsOf(part rule.Part, ignored comments.Ignored) []*Finding {
	found := withoutSuperseded(run(part.File, part.Options, ignored))
	setSeverities(found, part.Options)
	return found
}

// enabledRules gives the rules that are enabled, in their order.
func enabledRules(options *Options, f *runconfig.File) []*Rule {
	enabled := make([]*Rule, 0, len(allRules()))
	for _, group := range groups {
		for _, r := range group.Rules {
			if isEnabled(group.Name, r, options, f) {
				enabled = append(enabled, r)
			}
		}
	}
	return enabled
}

// isEnabled reports whether a rule is selected, applies to the release and the document, and has what it needs to know.
func isEnabled(group string, r *Rule, options *Options, f *runconfig.File) bool {
	applies := f.Options.Release.IsBetween(r.Since, r.Until) && (r.Syntaxes == nil || slices.Contains(r.Syntaxes, f.Doc.Syntax))
	return applies && options.Enables(group, r) && (r.Needs == nil || r.Needs(options))
}

// appliesTo reports whether an enabled rule checks this kind of file: a run configuration, an object of settings or a module.
func appliesTo(r *Rule, options *Options, f *runconfig.File) bool {
	switch {
	case options.Parts != nil:
		return r.ChecksModules
	case options.IsObject:
		return r.ChecksObjects
	}
	return !r.ChecksModules || f.Doc.Syntax != doc.Python
}

// excludesOthers reports whether the findings of a rule are all that is reported of a file. An exclusive rule that the
// file ignores does not hide what the other rules find.
func excludesOthers(r *Rule, found []*Finding, ignored comments.Ignored) bool {
	reported := func(f *Finding) bool { return !ignored.Has(f) }
	return r.Exclusive && slices.ContainsFunc(found, reported)
}

// withoutSuperseded leaves out the findings of rules that are superseded by another one at the same path.
func withoutSuperseded(found []*Finding) []*Finding {
	superseded, rules := map[topic]bool{}, map[ID]bool{}
	for _, f := range found {
		others := rulesByID()[f.Rule].Supersedes
		if len(others) == 0 {
			continue
		}
		path := pathText(f.Path)
		for _, other := range others {
			superseded[topic{other, path}], rules[other] = true, true
		}
	}
	if len(superseded) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f *Finding) bool { return rules[f.Rule] && superseded[topicOf(*f)] })
}

// setSeverities gives findings the severity that the options have for their rule.
func setSeverities(found []*Finding, options Options) {
	for _, f := range found {
		if severity, ok := options.Severity[f.Rule]; ok {
			f.Severity = severity
		}
	}
}

// withoutIgnored leaves out the findings that a comment of the file ignores.
func withoutIgnored(found []*Finding, ignored comments.Ignored) []*Finding {
	return slices.DeleteFunc(found, ignored.Has)
}

// topic is what a finding is about: its rule and its path, comparable.
type topic struct {
	rule ID
	path string
}

func topicOf(f Finding) topic { return topicAt(f.Rule, f.Path) }

func topicAt(rule ID, path []any) topic { return topic{rule, pathText(path)} }

// pathText is a text that only this path has.
func pathText(path []any) string {
	var text []byte
	for _, part := range path {
		switch part := part.(type) {
		case string:
			text = strconv.AppendQuote(text, part)
		case int:
			text = strconv.AppendInt(append(text, ' '), int64(part), 10)
		}
	}
	return string(text)
}

// sorted gives findings in the order of their places, those in other files last, and the worst of a rule at a place:
// settings that several steps inherit are checked with each step and reported once.
func sorted(found []*Finding) []Finding {
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(a.OtherFile(), b.OtherFile()),
			cmp.Compare(a.Place.Start, b.Place.Start),
			cmp.Compare(a.Place.End, b.Place.End),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Severity, b.Severity),
		)
	})
	kept := make([]Finding, 0, len(found))
	for _, f := range found {
		if n := len(kept); n > 0 && kept[n-1].Rule == f.Rule && kept[n-1].OtherFile() == f.OtherFile() && kept[n-1].Place.Span == f.Place.Span {
			continue
		}
		kept = append(kept, *f)
	}
	return kept
}
