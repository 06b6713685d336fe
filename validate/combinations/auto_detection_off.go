package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var autoDetectionOff = &rule.Rule{
	ID:       "auto-detection-off",
	Severity: rule.Info,
	Added:    "0.1.0",
	Presumes: append(rule.PackageSettings, "parent_image", "dockerfile"),
	Check: func(p *rule.Pass) {
		if p.File.Options.Root == nil {
			return
		}
		for e := range p.BuiltImages() {
			d := e.Docker
			found := p.File.DetectedRequirements(d)
			if found == "" || !d.DisableAutomaticRequirementsDetection.V || d.ListsPackages() || d.ParentImage.V != "" ||
				d.Dockerfile.V != "" || d.LocalProjectInstallCommand.V != "" {
				continue
			}
			block, ok := ownBlock(p, e.Step)
			if !ok {
				continue
			}
			key := map[bool]string{true: "pyproject_path", false: "requirements"}[found == "pyproject.toml"]
			p.ReportKey(rule.BlockEntry(block), "%s in the source root is not installed; set %s: %s", found, key, found).
				AddFix(rule.Fix{Title: "Set " + key + ": " + found, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.InsertField(block.Node, key, doc.NewString(found))
				})})
		}
	},
}

// ownBlock gives the block of a step, or of the pipeline when step is nil; ok is false when it has none.
func ownBlock(p *rule.Pass, step *runconfig.Step) (runconfig.DockerBlock, bool) {
	for block := range p.File.DockerBlocks() {
		if (step == nil) == (block.Step == nil) && (step == nil || step.Name == block.Step.Name) {
			return block, true
		}
	}
	return runconfig.DockerBlock{}, false
}
