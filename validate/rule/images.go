package rule

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Images gives the settings of the images that ZenML builds: those of the pipeline, for
// there may be a step that the file does not name, and those of each step with a block
// of its own. An image that is used as it is (`skip_build`) is none of them.
// See zenml/orchestrators/containerized_orchestrator.py, get_docker_builds (0.98.0).
func (p *Pass) Images() iter.Seq[runconfig.Effective] {
	return func(yield func(runconfig.Effective) bool) {
		for effective := range p.File.Effectives() {
			if !effective.Docker.SkipBuild.V && !yield(effective) {
				return
			}
		}
	}
}
