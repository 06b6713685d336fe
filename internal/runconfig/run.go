package runconfig

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Run is the meaning of a run configuration.
type Run struct {
	// Docker is the pipeline's own block as written, HasDocker whether it has one.
	Docker    Docker
	HasDocker bool
	// Steps are the entries below `steps:` in the order that Python sees them.
	Steps []Step

	at        Origin
	effective Docker
}

// Step is an entry below `steps:` whose name is a string; ZenML refuses others.
type Step struct {
	Name string
	// Key is the step's name in the file.
	Key *doc.Node
	// Docker is the step's own block as written, HasDocker whether it has one: else it is ZenML's defaults.
	Docker    *Docker
	HasDocker bool

	at Origin
	// effective is nil when the step uses the pipeline's settings.
	effective *Docker
}

// Step finds a step by its name, nil for "" and for a step that the file does not name.
func (r *Run) Step(name string) *Step {
	for i := range r.Steps {
		if name != "" && r.Steps[i].Name == name {
			return &r.Steps[i]
		}
	}
	return nil
}

// Effective are the Docker settings that ZenML uses for a step, its own over the pipeline's; the pipeline's for nil.
func (r *Run) Effective(s *Step) *Docker {
	if s == nil || s.effective == nil {
		return &r.effective
	}
	return s.effective
}

// Block is a `docker:` mapping as written.
type Block struct {
	// Step is whose block it is, nil for the pipeline's.
	Step *Step
	// Key is the key `docker`, Node its mapping (an alias stays an alias).
	Key, Node *doc.Node
	Docker    *Docker

	at Origin
}

// Path leads to the block: "settings", "docker" or "steps", NAME, "settings", "docker".
func (b Block) Path() []any { return b.at.Path() }

// Blocks gives the blocks as written: the pipeline's, then those of the steps.
func (f *File) Blocks() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		r := &f.Run
		if r.HasDocker && !yield(Block{nil, r.at.Key, r.at.Node, &r.Docker, r.at}) {
			return
		}
		for i := range r.Steps {
			s := &r.Steps[i]
			if s.HasDocker && !yield(Block{s, s.at.Key, s.at.Node, s.Docker, s.at}) {
				return
			}
		}
	}
}

// Effective is what ZenML uses: the Docker settings of the pipeline or of one of its steps after the merge.
type Effective struct {
	// Step is whose settings they are, nil for the pipeline's.
	Step   *Step
	Docker *Docker
}

// Effectives gives the pipeline's effective settings, then those of each step that has a
// block of its own; all other steps use the pipeline's.
func (f *File) Effectives() iter.Seq[Effective] {
	return func(yield func(Effective) bool) {
		if !yield(Effective{nil, &f.Run.effective}) {
			return
		}
		for i := range f.Run.Steps {
			if s := &f.Run.Steps[i]; s.effective != nil && (f.Stopped() || !yield(Effective{s, s.effective})) {
				return
			}
		}
	}
}
