package runconfig

import (
	"iter"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// Run is the meaning of a run configuration.
type Run struct {
	// Docker is the pipeline's own block as written, HasDocker whether it has one.
	Docker    Docker
	HasDocker bool
	// Steps are the entries below `steps:` in the order that Python sees them.
	Steps []Step
}

// Step is an entry below `steps:` whose name is a string; ZenML refuses others.
type Step struct {
	Name string
	// Key is the step's name in the file.
	Key *yamldoc.Node
	// Docker is the step's own block as written, HasDocker whether it has one.
	Docker    Docker
	HasDocker bool
}

// Block is a `docker:` mapping as written.
type Block struct {
	// Path leads to the block: "settings", "docker" or "steps", NAME, "settings", "docker".
	Path []any
	// Step is whose block it is, nil for the pipeline's.
	Step *Step
	// Key is the key `docker`, Node its mapping (an alias stays an alias).
	Key, Node *yamldoc.Node
	Docker    Docker
}

// Blocks gives the blocks as written: the pipeline's, then those of the steps.
func (f *File) Blocks() iter.Seq[Block] { panic("unwritten") }

// Effective is what ZenML uses: the Docker settings of the pipeline or of one of its steps after the merge.
type Effective struct {
	// Step is whose settings they are, nil for the pipeline's.
	Step   *Step
	Docker Docker
}

// Effectives gives the pipeline's effective settings, then those of each step that has a
// block of its own; all other steps use the pipeline's.
func (f *File) Effectives() iter.Seq[Effective] { panic("unwritten") }

// Effective are the Docker settings that ZenML uses for the step: the step's over the pipeline's.
func (r Run) Effective(s Step) Docker { panic("unwritten") }
