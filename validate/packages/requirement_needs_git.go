package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var requirementNeedsGit = &rule.Rule{
	ID:       "requirement-needs-git",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"apt_packages", "required_integrations"},
	Check: func(p *rule.Pass) {
		reported := map[*doc.Node]bool{}
		for base := range p.BaseImagesOfGenerated() {
			_, list := requirementsFile(p, base.Docker)
			if !list.IsSet() || reported[list.Node] || !p.Facts(base).LacksGit || installsGit(p, base) {
				continue
			}
			for w := range requirements(p, base.Docker) {
				if requirement.NeedsGit(w.text) {
					reported[list.Node] = true
					w.report(p, "%q needs git, which %s does not include; add git to apt_packages", shorten.ForMessage(w.text), base.Image).
						OfImage(base.EffectiveDocker).
						AddFix(addGit(p, base.Docker))
				}
			}
		}
	},
}

// installsGit reports whether a package or a Dockerfile may install git.
func installsGit(p *rule.Pass, base rule.BaseImage) bool {
	for _, item := range base.Docker.AptPackages.V {
		if item.IsUnknown() || strings.HasPrefix(item.Text(), "git") || strings.Contains(item.Text(), "$") {
			return true
		}
	}
	for _, item := range base.Docker.RequiredIntegrations.V {
		integration, known := p.File.Options.Release.Integration(item.Text())
		if !known || strings.Contains(strings.Join(integration.AptPackages, " "), "git") {
			return true
		}
	}
	return base.DockerfileMatches(git()) || base.Dockerfile != nil && len(base.Dockerfile.Copies) > 0
}

// git matches a Dockerfile that may install git.
var git = lazyregexp.New(`git`)

// addGit is the fix that adds git to the list of packages, if there is one.
func addGit(p *rule.Pass, d *runconfig.Docker) rule.Fix {
	if len(d.AptPackages.V) == 0 {
		return rule.Fix{}
	}
	return rule.Fix{Title: "Add git to apt_packages", Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		return p.File.Doc.AppendItem(d.AptPackages.Node, doc.NewString("git"))
	})}
}
