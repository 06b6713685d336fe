package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var zenmlVersionMismatch = &rule.Rule{
	ID:       "zenml-version-mismatch",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Needs:    func(o *rule.Options) bool { return o.ZenML != "" },
	Check: func(p *rule.Pass) {
		release, err := requirement.ParseVersion(p.Options.ZenML)
		if err != nil {
			return
		}
		for base := range p.BaseImages() {
			reportImage(p, base, release)
		}
		for list := range requirementLists(p) {
			for w := range list {
				reportRequirement(p, w, release)
			}
		}
	},
}

// zenmlImage is one of ZenML's own images, with its release.
var zenmlImage = lazyregexp.New(`^((?:docker\.io/)?zenmldocker/zenml:)([0-9]+(?:\.[0-9]+)+)(-.*)?$`)

// reportImage reports an image of ZenML with another release.
func reportImage(p *rule.Pass, base rule.BaseImage, release requirement.Version) {
	if !strings.Contains(base.Image, "zenmldocker/zenml:") {
		return // most images, which saves the regular expression
	}
	found := zenmlImage().FindStringSubmatch(base.Image)
	if found == nil || requirement.MustParseVersion(found[2]).Equal(release) {
		return
	}
	finding := base.Report(p, "the image includes ZenML %s, but the project uses %s", found[2], p.Options.ZenML)
	if base.Dockerfile == nil {
		finding.Advise(p, base.Entry(), rule.Written(found[1]+p.Options.ZenML+found[3]))
	}
}

// reportRequirement reports a requirement of ZenML that excludes the project's release.
func reportRequirement(p *rule.Pass, w requirementLine, release requirement.Version) {
	name, specifiers := boundsOf(p, w.text)
	if name != "zenml" || len(specifiers) == 0 {
		return
	}
	bounds, err := requirement.ParseSpecifierSet(requirement.JoinSpecifiers(specifiers))
	if err != nil || bounds.Check(release) {
		return
	}
	finding := w.report(p, "%q excludes ZenML %s, which the project uses", shorten.ForMessage(w.text), p.Options.ZenML)
	if w.isItem() && len(specifiers) == 1 && specifiers[0].Operator == "==" {
		finding.Advise(p, w.at(), rule.Written(strings.Replace(w.text, specifiers[0].Version, p.Options.ZenML, 1)))
	}
}
