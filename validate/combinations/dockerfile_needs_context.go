package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfileNeedsContext = &rule.Rule{
	ID:       "dockerfile-needs-context",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"build_context_root"},
	Check: func(p *rule.Pass) {
		for e := range p.BuiltImages() {
			d := e.Docker
			if d.Dockerfile.V == "" || d.BuildContextRoot.V != "" {
				continue
			}
			file := p.Dockerfile(d)
			if file == nil || len(file.Copies) == 0 {
				continue
			}
			at := rule.EntryOf(d.Dockerfile.Origin)
			finding := p.ReportValue(at, "line %d of %s copies files, but the build context contains only the Dockerfile; set build_context_root to \".\"", file.Copies[0], d.Dockerfile.V).OfImage(e)
			for block := range p.File.DockerBlocks() {
				if block.Docker.Dockerfile.Node == d.Dockerfile.Node {
					finding.AddFix(rule.Fix{Title: "Set build_context_root: .", Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
						return p.File.Doc.InsertField(block.Node, "build_context_root", doc.NewString("."))
					})})
				}
			}
		}
	},
}
