package runconfig

import "github.com/settings-ls/settings-ls/internal/doc"

// reader converts the tree of a file to a Run.
type reader struct {
	decoder
	merger
	// variables is nil if ${VARIABLES} are not replaced.
	variables *variableReplacer
}

func (r *reader) run(run *Run, root *doc.Node, code Code) {
	run.at, run.HasDocker = dockerIn(Origin{Node: root, Scope: ScopePipeline}, nil)
	run.Docker = *r.defaults
	var own dict
	if run.HasDocker {
		own = r.ownSettings(&run.Docker, &run.at)
	}
	pipeline := r.layered(r.codeSettings(Origin{Node: code.Under, Scope: ScopePipeline}, nil), own)
	r.decodeEffective(&run.effective, pipeline)
	for _, tree := range []*doc.Node{root, code.Under, code.Over} {
		if at, unknown := unknownSteps(tree); unknown && !run.UnknownSteps.IsSet() {
			run.UnknownSteps = at
		}
	}
	run.Steps = stepsOf(code.Under, root, code.Over)
	r.inherited = map[Origin][]Item{}
	for i := range run.Steps {
		r.readStep(&run.Steps[i], pipeline)
	}
}

func unknownSteps(root *doc.Node) (at Origin, unknown bool) {
	if root.IsUnknown() {
		return Origin{Node: root}, true
	}
	steps, _ := root.Get("steps")
	return Origin{Key: steps.Key, Node: steps.Value}, steps.Value.IsUnknown()
}

func (r *reader) readStep(step *Step, pipeline dict) {
	step.Docker = r.defaults
	var own dict
	if step.file.IsSet() {
		step.at, step.HasDocker = dockerIn(step.file, &step.file)
	}
	if step.HasDocker {
		step.Docker = new(Docker)
		own = r.ownSettings(step.Docker, &step.at)
	}
	under, over := r.codeSettings(step.under, &step.under), r.codeSettings(step.over, &step.over)
	step.InCode = len(under)+len(over) > 0
	merged := r.layered(under, own, over)
	if !step.HasDocker && len(merged) == 0 {
		return
	}
	step.effective = new(Docker)
	r.decodeEffective(step.effective, r.mergeStep(pipeline, merged))
}

// ownSettings decodes a block as written, and returns the entries that ZenML merges.
func (r *reader) ownSettings(into *Docker, at *Origin) dict {
	block := r.dockerBlock(at)
	kept := r.decodeBlock(into, block)
	if r.variables == nil {
		return kept
	}
	substituted := r.variables.block(block)
	if at.Scope == ScopePipeline {
		// The pipeline is configured with the file as written (Pipeline.with_options) and then with variables
		// replaced (Pipeline._compile), so keys are present in both forms.
		substituted = r.layered(block, substituted)
	}
	return r.decodeBlock(new(Docker), substituted)
}

// dockerBlock returns the entries of the Docker settings at an origin, which may be unknown.
func (r *reader) dockerBlock(at *Origin) dict {
	if at.IsUnknown() {
		return r.unknownBlock(*at)
	}
	return dictAt(at)
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
