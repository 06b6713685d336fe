package packages

import (
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var zenmlVersionMismatch = &rule.Rule{
	ID:       "zenml-version-mismatch",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Needs:    func(o rule.Options) bool { return o.ZenML != "" },
	Check: func(p *rule.Pass) {
		own, err := requirement.ParseVersion(p.Options.ZenML)
		if err != nil {
			return
		}
		for base := range p.Bases() {
			reportImage(p, base, own)
		}
		for list := range lists(p) {
			for w := range list {
				reportRequirement(p, w, own)
			}
		}
	},
}

// ofZenML is an image of ZenML's own, with its release.
var ofZenML = regexp.MustCompile(`^((?:docker\.io/)?zenmldocker/zenml:)([0-9]+(?:\.[0-9]+)+)(-.*)?$`)

// reportImage judges an image of ZenML's own.
func reportImage(p *rule.Pass, base rule.Base, own requirement.Version) {
	if !strings.Contains(base.Image, "zenmldocker/zenml:") {
		return // most images, without the work of a regexp
	}
	found := ofZenML.FindStringSubmatch(base.Image)
	if found == nil || requirement.MustParseVersion(found[2]).Equal(own) {
		return
	}
	finding := base.Report(p, "this image has ZenML %s, and the project uses %s", found[2], p.Options.ZenML)
	if base.Dockerfile == nil {
		finding.Advise(p, base.At(), rule.Written(found[1]+p.Options.ZenML+found[3]))
	}
}

// reportRequirement judges a requirement of ZenML, by its bounds.
func reportRequirement(p *rule.Pass, w wanted, own requirement.Version) {
	name, specifiers := boundsOf(p, w.text)
	if name != "zenml" || len(specifiers) == 0 {
		return
	}
	bounds, err := requirement.ParseSpecifierSet(requirement.JoinSpecifiers(specifiers))
	if err != nil || bounds.Check(own) {
		return
	}
	finding := w.report(p, "%q installs another ZenML than the project's %s", shorten.ForMessage(w.text), p.Options.ZenML)
	if w.isItem() && len(specifiers) == 1 && specifiers[0].Operator == "==" {
		finding.Advise(p, w.at(), rule.Written(strings.Replace(w.text, specifiers[0].Version, p.Options.ZenML, 1)))
	}
}
