package rule

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// SeenLists are the lists of settings that a rule has looked at. Steps share the lists that they inherit from the pipeline, and
// many steps below many variables are too much to look at again and again.
type SeenLists map[list]bool

type list struct {
	first *runconfig.Item
	n     int
}

// Add reports whether a list is not empty and was not added before.
func (l SeenLists) Add(items []runconfig.Item) bool {
	if len(items) == 0 || l[list{&items[0], len(items)}] {
		return false
	}
	l[list{&items[0], len(items)}] = true
	return true
}

// BuiltImages gives the settings of the images that ZenML builds: those of the pipeline, since there may be a step that
// the file does not name, and those of each step with its own block. It leaves out images that are used unchanged
// (`skip_build`), and those for which that is not known.
// See zenml/orchestrators/containerized_orchestrator.py, get_docker_builds (0.98.0).
func (p *Pass) BuiltImages() iter.Seq[runconfig.EffectiveDocker] {
	return func(yield func(runconfig.EffectiveDocker) bool) {
		for effective := range p.EffectiveDockers() {
			skips := effective.Docker.SkipBuild
			if !skips.V && !skips.IsUnknown() && !yield(effective) {
				return
			}
		}
	}
}
