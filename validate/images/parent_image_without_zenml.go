package images

import (
	"bytes"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var parentImageWithoutZenml = &rule.Rule{
	ID:       "parent-image-without-zenml",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: rule.PackageSettings,
	Check: func(p *rule.Pass) {
		texts := zenmlTexts{}
		for base := range p.BaseImages() {
			d := base.Docker
			switch {
			case !p.Facts(base).LacksZenML || base.DockerfileMatches(mayInstall()):
				continue
			case d.SkipBuild.V:
				base.Report(p, "%s does not include ZenML, and skip_build prevents installing it; steps will fail to start", base.Image)
				continue
			case texts.mayInstallZenML(p, d):
				continue
			}
			zenml := "zenml==" + p.File.Options.Release.Version
			finding := base.Report(p, "%s does not include ZenML, so steps fail to start; add %s to requirements", base.Image, zenml)
			if packages := d.Requirements; base.Dockerfile == nil && len(packages.V.Packages) > 0 && packages.Scope == d.ParentImage.Scope {
				finding.AddFix(rule.Fix{Title: "Add " + zenml, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.AppendItem(packages.Node, doc.NewString(zenml))
				})})
			}
		}
	},
}

// mayInstall matches a Dockerfile that may install ZenML: its name, and commands that install packages that the
// Dockerfile does not name.
var mayInstall = lazyregexp.New(`(?i)zenml|requirements|pyproject|setup\.py|poetry|pdm|pixi|uv sync|conda|mamba|\.ya?ml|\.whl|\.sh\b|git\+|--from=|install[^\n]* [./]|install[^\n]* -[er]`)

// zenmlTexts remembers whether a file that the settings name may install ZenML: many steps can name the same file.
type zenmlTexts map[*doc.Document]bool

// has reports whether look finds something in a file; look is the same for all calls with the file.
func (z zenmlTexts) has(file *doc.Document, look func(text []byte) bool) bool {
	found, known := z[file]
	if !known {
		found = look(file.Source)
		z[file] = found
	}
	return found
}

// requiresZenML reports whether a requirements file names ZenML, or has an option that may install it.
func requiresZenML(text []byte) bool {
	return bytes.Contains(text, []byte("zenml")) || bytes.HasPrefix(text, []byte("-")) || bytes.Contains(text, []byte("\n-"))
}

// mayInstallZenML reports whether the packages of an image include ZenML, or may include it.
func (z zenmlTexts) mayInstallZenML(p *rule.Pass, d *runconfig.Docker) bool {
	if d.PyprojectPath.V != "" || d.ReplicatesLocalPackages() || d.LocalProjectInstallCommand.V != "" ||
		p.File.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V {
		return true
	}
	if name := d.Requirements.V.File; name != "" {
		file, err := p.ReadFile(name)
		return err != nil || z.has(file, requiresZenML)
	}
	for _, item := range d.Requirements.V.Packages {
		if item.IsUnknown() || strings.Contains(item.Text(), "zenml") || strings.HasPrefix(item.Text(), "-") || schema.HasVariable(item.Text()) {
			return true
		}
	}
	return false
}
