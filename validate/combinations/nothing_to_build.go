package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var nothingToBuild = &rule.Rule{
	ID:       "nothing-to-build",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		if !blocksWhole(p) {
			return
		}
		const fact = "there is nothing to install or to copy, so ZenML has no image to build; install something or name a parent_image"
		pipelineToo := false
		for effective := range p.Images() {
			d := effective.Docker
			if d.ParentImage.V != "" || d.Dockerfile.V != "" || p.NeedsLayer(d) {
				continue
			}
			off := d.InstallStackRequirements.Origin
			switch {
			case effective.Step == nil || off.Scope == runconfig.OfStep:
				pipelineToo = pipelineToo || effective.Step == nil
				p.ReportValue(rule.EntryOf(off), fact)
			case !pipelineToo:
				block := blockOf(p, effective.Step)
				p.ReportKey(rule.BlockEntry(block), fact).
					Note(p.FirstLine(off.Node), "the stack's requirements are off")
			}
		}
	},
}

func blockOf(p *rule.Pass, step *runconfig.Step) runconfig.Block {
	for block := range p.File.Blocks() {
		if block.Step != nil && block.Step.Name == step.Name {
			return block
		}
	}
	panic("effective settings of a step without a block")
}
