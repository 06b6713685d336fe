package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var skipBuildWithoutParentImage = &rule.Rule{
	ID:       "skip-build-without-parent-image",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.File.Blocks() {
			if !skipsWithoutImage(block.Docker) || !p.Whole(block.Node) || refused(block, "parent_image") {
				continue
			}
			finding := p.ReportValue(rule.EntryOf(block.Docker.SkipBuild.Origin), "skip_build needs a parent_image in the same block: the image to run")
			if inherited := p.File.Run.Docker.ParentImage; block.Step != nil && inherited.V != "" {
				finding.Note(p.FirstLine(inherited.Node), "ZenML checks each block by itself, so the pipeline's does not count")
				finding.Offer(rule.Fix{Title: "Repeat the pipeline's parent_image", Edits: p.Lazily(func() ([]doc.Edit, bool) {
					return p.File.Doc.InsertField(block.Node, "parent_image", doc.NewString(inherited.Node.Resolve().Text))
				})})
			}
			finding.Offer(p.Removal(rule.EntryOf(block.Docker.SkipBuild.Origin)))
		}
		for effective := range p.File.Effectives() {
			image := effective.Docker.ParentImage
			if skipsWithoutImage(effective.Docker) && image.Scope == runconfig.OfStep {
				p.ReportValue(rule.EntryOf(image.Origin), "parent_image is empty, and with the pipeline's skip_build it is the image to run").
					Note(p.FirstLine(effective.Docker.SkipBuild.Node), "skip_build is set here")
			}
		}
	},
}

func skipsWithoutImage(d *runconfig.Docker) bool { return d.SkipBuild.V && d.ParentImage.V == "" }

// refused reports whether the block has a key whose value ZenML refuses; another rule says so.
func refused(block runconfig.Block, name string) bool {
	_, there := block.Node.Get(name)
	return there && !block.Docker.ParentImage.Set()
}
