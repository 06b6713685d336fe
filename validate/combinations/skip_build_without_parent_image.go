package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var skipBuildWithoutParentImage = &rule.Rule{
	ID:            "skip-build-without-parent-image",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Presumes:      []string{"parent_image"},
	Check: func(p *rule.Pass) {
		if p.Options.IsPartial {
			return
		}
		for block := range p.DockerBlocks() {
			if !skipsWithoutImage(block.Docker) || !p.IsIntact(block.Node) || isInvalid(block, "parent_image") {
				continue
			}
			finding := p.ReportValue(rule.EntryOf(block.Docker.SkipBuild.Origin), "skip_build needs parent_image in the same docker block; set parent_image or remove skip_build")
			if inherited := p.File.Run.Docker.ParentImage; block.Step != nil && inherited.V != "" {
				finding.AddRelated(p.FirstLine(inherited.Node), "ZenML validates each block alone, so this parent_image does not count")
				finding.AddFix(rule.Fix{Title: "Copy parent_image from the pipeline", Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.InsertField(block.Node, "parent_image", doc.NewString(inherited.Node.Resolve().Text))
				})})
			}
			finding.AddFix(p.RemoveFix(rule.EntryOf(block.Docker.SkipBuild.Origin)))
			image := "zenmldocker/zenml:" + p.File.Options.Release.Version // what ZenML uses without skip_build
			finding.AddFix(rule.Fix{Title: "Add parent_image " + image, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
				return p.File.Doc.InsertField(block.Node, "parent_image", doc.NewString(image))
			})})
		}
		for effective := range p.EffectiveDockers() {
			image := effective.Docker.ParentImage
			if skipsWithoutImage(effective.Docker) && image.Scope == runconfig.ScopeStep {
				p.ReportValue(rule.EntryOf(image.Origin), "parent_image is empty, but skip_build needs an image to run; set parent_image").
					AddRelated(p.FirstLine(effective.Docker.SkipBuild.Node), "skip_build is set here")
			}
		}
	},
}

func skipsWithoutImage(d *runconfig.Docker) bool { return d.SkipBuild.V && d.ParentImage.V == "" }

// isInvalid reports whether the block has a key whose value ZenML rejects, which another rule reports.
func isInvalid(block runconfig.DockerBlock, name string) bool {
	_, found := block.Node.Get(name)
	return found && !block.Docker.ParentImage.IsSet()
}
