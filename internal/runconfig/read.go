package runconfig

import "github.com/settings-ls/settings-ls/internal/doc"

// reader makes a Run of a file's tree.
type reader struct {
	decoder
	merger
	// variables is nil when ${VARIABLES} are left as they are.
	variables *variables
}

func (r *reader) run(root *doc.Node) (run Run) {
	var pipeline dict
	run.at, run.HasDocker = dockerIn(Origin{Node: root, Scope: Pipeline}, nil)
	if run.HasDocker {
		pipeline = r.own(&run.Docker, run.at)
	} else {
		run.Docker = *r.defaults
	}
	r.effective(&run.effective, pipeline)
	steps, _ := root.Get("steps")
	in := &Origin{Key: steps.Key}
	pairs := steps.Value.Entries()
	run.Steps = make([]Step, 0, len(pairs))
	for _, pair := range pairs {
		if name, ok := textOf(pair.Key); ok {
			run.Steps = append(run.Steps, Step{Name: name, Key: pair.Key})
			at := Origin{Key: pair.Key, Node: pair.Value, Scope: OfStep, in: in}
			r.stepInto(&run.Steps[len(run.Steps)-1], at, pipeline)
		}
	}
	return run
}

func (r *reader) stepInto(step *Step, at Origin, pipeline dict) {
	step.at, step.HasDocker = dockerIn(at, &at)
	if !step.HasDocker {
		step.Docker = r.defaults
		return
	}
	step.Docker, step.effective = new(Docker), new(Docker)
	own := r.own(step.Docker, step.at)
	r.effective(step.effective, r.step(pipeline, own))
}

// own reads a block's settings as written, and gives the entries that ZenML goes on with.
func (r *reader) own(into *Docker, at Origin) dict {
	block := dictIn(at)
	kept := r.docker(into, block)
	if r.variables == nil {
		return kept
	}
	substituted := r.variables.block(block)
	if at.Scope == Pipeline {
		// The pipeline already has the file as it is written (Pipeline.with_options) when it gets it
		// with the variables put in (Pipeline._compile), so that keys stay in both forms.
		m := merger{nullsReplace, r.left}
		substituted = m.merge(block, substituted, 0)
		r.left = m.left
	}
	return r.docker(new(Docker), substituted)
}

// effective reads what ZenML made of pipeline and step, in which it puts variables in once more.
func (r *reader) effective(into *Docker, merged dict) {
	if r.variables != nil {
		merged = r.variables.block(merged)
	}
	r.docker(into, merged)
}

// dockerIn finds the Docker settings of the run configuration or step that stands at holder.
func dockerIn(holder Origin, in *Origin) (Origin, bool) {
	settings, _ := holder.Node.Get("settings")
	docker, _ := settings.Value.Get("docker")
	within := &Origin{Key: settings.Key, in: in}
	return Origin{Key: docker.Key, Node: docker.Value, Scope: holder.Scope, in: within}, isDict(docker.Value)
}
