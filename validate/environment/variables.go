package environment

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// variables gives the variables that ZenML writes into images: for each image that ZenML builds, those of the build, then
// those of the run, which it writes after the package installs.
func variables(p *rule.Pass) iter.Seq[runconfig.Item] {
	return func(yield func(runconfig.Item) bool) {
		seen, lists := map[*doc.Node]bool{}, rule.SeenLists{}
		for image := range p.BuiltImages() {
			if !p.NeedsGeneratedImage(image.Docker) {
				continue
			}
			for _, items := range [][]runconfig.Item{image.Docker.Environment.V, image.Docker.RuntimeEnvironment.V} {
				if !lists.Add(items) {
					continue
				}
				for _, item := range items {
					if seen[item.Node] {
						continue // another image has it, too
					}
					if seen[item.Node] = true; !yield(item) {
						return
					}
				}
			}
		}
	}
}
