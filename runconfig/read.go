package runconfig

import "github.com/settings-ls/settings-ls/yamldoc"

// reader makes a Run of a file's tree.
type reader struct {
	decoder
	merger
	// variables is nil when ${VARIABLES} are left as they are.
	variables *variables
}

func (r *reader) run(root *yamldoc.Node) Run {
	run := Run{Docker: *r.defaults}
	var pipeline dict
	if at, ok := dockerOf(root); ok {
		run.at, run.HasDocker = at, true
		run.Docker, pipeline = r.own(at, Pipeline, "settings", "docker")
	}
	run.effective, _ = r.docker(pipeline)
	steps, _ := root.Get("steps")
	for _, pair := range steps.Value.Entries() {
		name, ok := textOf(pair.Key)
		if !ok {
			continue
		}
		step := Step{Name: name, Key: pair.Key, Docker: *r.defaults}
		if at, ok := dockerOf(pair.Value); ok {
			var own dict
			step.at, step.HasDocker = at, true
			step.Docker, own = r.own(at, OfStep, "steps", name, "settings", "docker")
			effective, _ := r.docker(r.step(pipeline, own))
			step.effective = &effective
		}
		run.Steps = append(run.Steps, step)
	}
	return run
}

// own gives a block's settings as written, and the entries that ZenML goes on with.
func (r *reader) own(at yamldoc.Entry, scope Scope, path ...any) (Docker, dict) {
	block := dictOf(at.Value, scope, placeOf(path...))
	docker, kept := r.docker(block)
	if r.variables != nil {
		_, kept = r.docker(r.variables.block(block))
	}
	return docker, kept
}

// dockerOf finds the Docker settings of the run configuration or step that a node is.
func dockerOf(node *yamldoc.Node) (yamldoc.Entry, bool) {
	settings, _ := node.Get("settings")
	docker, ok := settings.Value.Get("docker")
	return docker, ok && isDict(docker.Value)
}
