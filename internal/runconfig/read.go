package runconfig

import "github.com/settings-ls/settings-ls/internal/doc"

// reader converts the tree of a file to a Run.
type reader struct {
	decoder
	merger
	// variables is nil if ${VARIABLES} are not replaced.
	variables *variableReplacer
}

func (r *reader) run(root *doc.Node) (run Run) {
	var pipeline dict
	run.at, run.HasDocker = dockerIn(Origin{Node: root, Scope: ScopePipeline}, nil)
	if run.HasDocker {
		pipeline = r.ownSettings(&run.Docker, run.at)
	} else {
		run.Docker = *r.defaults
	}
	r.decodeEffective(&run.effective, pipeline)
	steps, _ := root.Get("steps")
	switch {
	case root.IsUnknown():
		run.UnknownSteps = Origin{Node: root}
	case steps.Value.IsUnknown():
		run.UnknownSteps = Origin{Key: steps.Key, Node: steps.Value}
	}
	in := &Origin{Key: steps.Key}
	pairs := steps.Value.Entries()
	run.Steps = make([]Step, 0, len(pairs))
	for _, pair := range pairs {
		if name, ok := textOf(pair.Key); ok {
			run.Steps = append(run.Steps, Step{Name: name, Key: pair.Key})
			at := Origin{Key: pair.Key, Node: pair.Value, Scope: ScopeStep, in: in}
			r.readStep(&run.Steps[len(run.Steps)-1], at, pipeline)
		}
	}
	return run
}

func (r *reader) readStep(step *Step, at Origin, pipeline dict) {
	step.at, step.HasDocker = dockerIn(at, &at)
	if !step.HasDocker {
		step.Docker = r.defaults
		return
	}
	step.Docker, step.effective = new(Docker), new(Docker)
	own := r.ownSettings(step.Docker, step.at)
	r.decodeEffective(step.effective, r.mergeStep(pipeline, own))
}

// ownSettings decodes a block as written, and returns the entries that ZenML merges.
func (r *reader) ownSettings(into *Docker, at Origin) dict {
	block := dictAt(at)
	if at.IsUnknown() {
		block = r.unknownBlock(at)
	}
	kept := r.decodeDocker(into, block)
	if r.variables == nil {
		return kept
	}
	substituted := r.variables.block(block)
	if at.Scope == ScopePipeline {
		// The pipeline is configured with the file as written (Pipeline.with_options) and then with variables
		// replaced (Pipeline._compile), so keys are present in both forms.
		m := merger{nullsReplace, r.left}
		substituted = m.merge(block, substituted, 0)
		r.left = m.left
	}
	return r.decodeDocker(new(Docker), substituted)
}

// decodeEffective decodes the merged settings, in which ZenML replaces variables again.
func (r *reader) decodeEffective(into *Docker, merged dict) {
	if r.variables != nil {
		merged = r.variables.block(merged)
	}
	r.decodeDocker(into, merged)
}

// dockerIn returns the Docker settings of the run configuration or step at holder: an unknown value if they may be in one.
func dockerIn(holder Origin, in *Origin) (Origin, bool) {
	if holder.IsUnknown() {
		return holder, true
	}
	field, _ := holder.Node.Get("settings")
	settings := Origin{Key: field.Key, Node: field.Value, Scope: holder.Scope, in: in}
	if settings.IsUnknown() {
		return settings, true
	}
	field, _ = settings.Node.Get("docker")
	docker := Origin{Key: field.Key, Node: field.Value, Scope: holder.Scope, in: &settings}
	return docker, docker.IsUnknown() || isDict(docker.Node)
}
