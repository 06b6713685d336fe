package images

import (
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var parentImageWithoutZenml = &rule.Rule{
	ID:       "parent-image-without-zenml",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for e := range p.Images() {
			d := e.Docker
			if d.ParentImage.V == "" || d.Dockerfile.V != "" || !bare.MatchString(d.ParentImage.V) || mayBringZenML(p, d) {
				continue
			}
			at := rule.PlaceOf(d.ParentImage.Origin)
			wanted := "zenml==" + p.Options.Release.Version
			finding := p.ReportValue(at, "%s has no ZenML, which steps need to start; add %s to the requirements", d.ParentImage.V, wanted)
			if packages := d.Requirements; len(packages.V.Packages) > 0 && packages.Scope == d.ParentImage.Scope {
				finding.Offer(rule.Fix{Title: "Add " + wanted, Edits: rule.Lazily(func() ([]yamldoc.Edit, bool) {
					return p.Doc.AppendItem(packages.Node, wanted)
				})})
			}
		}
	},
}

// bare are images that many start from and that have no ZenML.
var bare = regexp.MustCompile(`^(?:library/)?(?:python|ubuntu|debian|alpine|busybox|amazonlinux|continuumio/(?:mini|ana)conda3|mambaorg/micromamba|pytorch/pytorch|tensorflow/tensorflow|nvidia/cuda)(?:[:@]|$)`)

// mayBringZenML reports whether something that is installed is ZenML, or may be.
func mayBringZenML(p *rule.Pass, d *runconfig.Docker) bool {
	if d.PyprojectPath.V != "" || d.ReplicatesLocalPackages() || d.LocalProjectInstallCommand.V != "" ||
		p.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V {
		return true
	}
	if name := d.Requirements.V.File; name != "" {
		text, err := p.ReadText(name)
		return err != nil || strings.Contains(text, "zenml") || strings.Contains("\n"+text, "\n-")
	}
	for _, item := range d.Requirements.V.Packages {
		if strings.Contains(item.Text(), "zenml") || strings.HasPrefix(item.Text(), "-") || rule.Variable.MatchString(item.Text()) {
			return true
		}
	}
	return false
}
