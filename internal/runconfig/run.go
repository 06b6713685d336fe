package runconfig

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Run is the content of a run configuration.
type Run struct {
	// Docker has the settings of the pipeline's own block as written, if HasDocker is set.
	Docker    Docker
	HasDocker bool
	// Steps are the entries of steps, in dict order.
	Steps []Step
	// UnknownSteps is set where the steps of the file are an unknown value: any step can then have settings of its own.
	UnknownSteps Origin

	at        Origin
	effective Docker
}

// Step is an entry of steps. Its key is a string; ZenML rejects other keys.
type Step struct {
	Name string
	// Key is the node of the name: that in the file if there is one.
	Key *doc.Node
	// Docker has the settings of the step's own block as written if HasDocker is set, otherwise ZenML's defaults.
	Docker    *Docker
	HasDocker bool
	// InCode means that code has Docker settings of the step, too.
	InCode bool

	// file, under and over are the step itself: in the file, and in code under and over it. What has none is not set.
	file, under, over Origin
	// at is the docker block in the file.
	at Origin
	// effective is nil if the step has the same settings as the pipeline.
	effective *Docker
}

// Step returns a step by name, or nil if the name is "" or not in the file.
func (r *Run) Step(name string) *Step {
	for i := range r.Steps {
		if name != "" && r.Steps[i].Name == name {
			return &r.Steps[i]
		}
	}
	return nil
}

// EffectiveDocker returns the Docker settings of a step after the merge with the pipeline's settings. s is nil for the pipeline.
func (r *Run) EffectiveDocker(s *Step) *Docker {
	if s == nil || s.effective == nil {
		return &r.effective
	}
	return s.effective
}

// DockerBlock is a docker mapping as written.
type DockerBlock struct {
	// Step is the step that the block belongs to, nil for the pipeline.
	Step *Step
	// Key is the key "docker", Node its value (aliases are not resolved). For a block in an unknown value, they
	// are that value and its key, such as "settings".
	Key, Node *doc.Node
	Docker    *Docker

	at Origin
}

// Path returns the path of the block: "settings", "docker" or "steps", NAME, "settings", "docker".
func (b DockerBlock) Path() []any { return b.at.Path() }

// DockerBlocks returns the blocks as written: the pipeline's, then those of the steps; none if the whole file is unknown.
func (f *File) DockerBlocks() iter.Seq[DockerBlock] {
	return func(yield func(DockerBlock) bool) {
		r := &f.Run
		if r.HasDocker && r.at.Key != nil && !yield(DockerBlock{nil, r.at.Key, r.at.Node, &r.Docker, r.at}) {
			return
		}
		for i := range r.Steps {
			s := &r.Steps[i]
			if s.HasDocker && !yield(DockerBlock{s, s.at.Key, s.at.Node, s.Docker, s.at}) {
				return
			}
		}
	}
}

// EffectiveDocker are the Docker settings of the pipeline or a step after the merge.
type EffectiveDocker struct {
	// Step is nil for the pipeline.
	Step   *Step
	Docker *Docker
}

// EffectiveDockers returns the effective settings of the pipeline, then of each step with a block of its own. All other steps use
// the pipeline's.
func (f *File) EffectiveDockers() iter.Seq[EffectiveDocker] {
	return func(yield func(EffectiveDocker) bool) {
		if !yield(EffectiveDocker{nil, &f.Run.effective}) {
			return
		}
		for i := range f.Run.Steps {
			if s := &f.Run.Steps[i]; s.effective != nil && (f.IsCanceled() || !yield(EffectiveDocker{s, s.effective})) {
				return
			}
		}
	}
}
