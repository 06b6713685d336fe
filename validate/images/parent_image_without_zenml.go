package images

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var parentImageWithoutZenml = &rule.Rule{
	ID:       "parent-image-without-zenml",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		texts := zenmlTexts{}
		for base := range p.Bases() {
			d := base.Docker
			switch {
			case !bare.MatchString(base.Image) || base.Dockerfile != nil && texts.has(base.Dockerfile.Doc, mayInstall.Match):
				continue
			case d.SkipBuild.V:
				base.Report(p, "%s has no ZenML, which steps need to start, and with skip_build nothing installs it", base.Image)
				continue
			case texts.mayBringZenML(p, d):
				continue
			}
			wanted := "zenml==" + p.File.Options.Release.Version
			finding := base.Report(p, "%s has no ZenML, which steps need to start; add %s to the requirements", base.Image, wanted)
			if packages := d.Requirements; base.Dockerfile == nil && len(packages.V.Packages) > 0 && packages.Scope == d.ParentImage.Scope {
				finding.Offer(rule.Fix{Title: "Add " + wanted, Edits: p.Lazily(func() ([]doc.Edit, bool) {
					return p.File.Doc.AppendItem(packages.Node, doc.NewString(wanted))
				})})
			}
		}
	},
}

// bare are images that many start from and that have no ZenML.
var bare = regexp.MustCompile(`^(?:library/)?(?:python|ubuntu|debian|alpine|busybox|amazonlinux|continuumio/(?:mini|ana)conda3|mambaorg/micromamba|pytorch/pytorch|tensorflow/tensorflow|nvidia/cuda)(?:[:@]|$)`)

// mayInstall is what stands in a Dockerfile that may install ZenML: its name, and what installs something that
// is not named there.
var mayInstall = regexp.MustCompile(`(?i)zenml|requirements|pyproject|setup\.py|poetry|pdm|pixi|uv sync|conda|mamba|\.ya?ml|\.whl|\.sh\b|git\+|--from=|install[^\n]* [./]|install[^\n]* -[er]`)

// zenmlTexts are the files that the settings name, and whether what is in them may be ZenML: many steps can have the same.
type zenmlTexts map[*doc.Document]bool

// has reports whether a file has what is looked for, which is the same each time that the file is asked for.
func (z zenmlTexts) has(file *doc.Document, look func(text []byte) bool) bool {
	found, known := z[file]
	if !known {
		found = look(file.Source)
		z[file] = found
	}
	return found
}

// asksForZenML reports whether a requirements file names ZenML, or has an option that may bring it.
func asksForZenML(text []byte) bool {
	return bytes.Contains(text, []byte("zenml")) || bytes.HasPrefix(text, []byte("-")) || bytes.Contains(text, []byte("\n-"))
}

// mayBringZenML reports whether something that is installed is ZenML, or may be.
func (z zenmlTexts) mayBringZenML(p *rule.Pass, d *runconfig.Docker) bool {
	if d.PyprojectPath.V != "" || d.ReplicatesLocalPackages() || d.LocalProjectInstallCommand.V != "" ||
		p.File.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V {
		return true
	}
	if name := d.Requirements.V.File; name != "" {
		file, err := p.ReadFile(name)
		return err != nil || z.has(file, asksForZenML)
	}
	for _, item := range d.Requirements.V.Packages {
		if strings.Contains(item.Text(), "zenml") || strings.HasPrefix(item.Text(), "-") || schema.HasVariable(item.Text()) {
			return true
		}
	}
	return false
}
