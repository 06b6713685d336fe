package python

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownKeyword = &rule.Rule{
	ID:            "unknown-keyword",
	Severity:      rule.Error,
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksModules: true,
	Check: func(p *rule.Pass) {
		isOlder, isNewer := comparedToKnown(p.Options.ZenML)
		if isOlder {
			return
		}
		for _, call := range p.File.Doc.Calls {
			if known := p.File.Options.Release.Keywords(call.Function); len(known) > 0 {
				checkKeywords(p, call, known, isNewer)
			}
		}
	},
}

// comparedToKnown reports whether the ZenML release of a project, "" for an unknown one, is older or newer than all known ones.
func comparedToKnown(project string) (isOlder, isNewer bool) {
	version, err := requirement.ParseVersion(project)
	if err != nil {
		return false, false
	}
	known := schema.Versions()
	return version.LessThan(requirement.MustParseVersion(known[0])), version.GreaterThan(requirement.MustParseVersion(schema.Latest()))
}

// checkKeywords reports the keywords of a call that are not known: only misspelled ones if a newer release can have more.
func checkKeywords(p *rule.Pass, call doc.Call, known []string, onlyMisspelled bool) {
	for _, f := range call.Keywords.Resolve().Fields {
		name := f.Key.Text
		if f.Key.Type != doc.TypeString || slices.Contains(known, name) {
			continue
		}
		at := rule.Entry{Key: f.Key, Value: f.Value}
		near, ok := nearest.To(name, known)
		switch {
		case !ok && onlyMisspelled:
			continue
		case !ok:
			p.ReportKey(at, "unknown keyword %q in %s(...); ZenML %s rejects it", shorten.ForMessage(name), called(p, call), p.File.Options.Release.Version)
			continue
		}
		p.ReportKey(at, "unknown keyword %q in %s(...); did you mean %q?", shorten.ForMessage(name), called(p, call), near).AddFix(rule.Fix{
			Title: fmt.Sprintf("Rename to %q", near),
			Edits: p.LazyEdits(func() ([]doc.Edit, bool) { return p.File.Doc.RenameKey(f.Key, near) }),
		})
	}
}
