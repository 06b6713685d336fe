package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var nothingToBuild = &rule.Rule{
	ID:       "nothing-to-build",
	Severity: rule.Error,
	Added:    "0.1.0",
	Presumes: append(rule.GeneratedImageSettings, "parent_image", "dockerfile"),
	Check: func(p *rule.Pass) {
		if !blocksComplete(p) {
			return
		}
		const text = "nothing is installed in the image or copied into it, so the build fails; add requirements or set parent_image"
		pipelineReported := false
		for effective := range p.BuiltImages() {
			d := effective.Docker
			if d.ParentImage.V != "" || d.Dockerfile.V != "" || p.NeedsLayer(d) {
				continue
			}
			off := d.InstallStackRequirements.Origin
			switch {
			case effective.Step == nil || off.Scope == runconfig.ScopeStep:
				pipelineReported = pipelineReported || effective.Step == nil
				p.ReportValue(rule.EntryOf(off), text)
			case !pipelineReported:
				block := blockOf(p, effective.Step)
				p.ReportKey(rule.BlockEntry(block), text).
					AddRelated(p.FirstLine(off.Node), "the stack's requirements are disabled here")
			}
		}
	},
}

func blockOf(p *rule.Pass, step *runconfig.Step) runconfig.DockerBlock {
	for block := range p.File.DockerBlocks() {
		if block.Step != nil && block.Step.Name == step.Name {
			return block
		}
	}
	panic("effective settings of a step without a block")
}
