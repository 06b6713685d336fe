package runconfig

import "github.com/settings-ls/settings-ls/yamldoc"

// reader makes a Run of a file's tree.
type reader struct {
	decoder
	merger
	// variables is nil when ${VARIABLES} are left as they are.
	variables *variables
}

func (r *reader) run(root *yamldoc.Node) (run Run) {
	var pipeline dict
	run.at, run.HasDocker = dockerOf(root)
	if run.HasDocker {
		pipeline = r.own(&run.Docker, run.at, Pipeline, "settings", "docker")
	} else {
		run.Docker = *r.defaults
	}
	r.docker(&run.effective, pipeline)
	steps, _ := root.Get("steps")
	pairs := steps.Value.Entries()
	run.Steps = make([]Step, 0, len(pairs))
	for _, pair := range pairs {
		if name, ok := textOf(pair.Key); ok {
			run.Steps = append(run.Steps, Step{Name: name, Key: pair.Key})
			r.stepInto(&run.Steps[len(run.Steps)-1], pair.Value, pipeline)
		}
	}
	return run
}

func (r *reader) stepInto(step *Step, node *yamldoc.Node, pipeline dict) {
	step.at, step.HasDocker = dockerOf(node)
	if !step.HasDocker {
		step.Docker = *r.defaults
		return
	}
	own := r.own(&step.Docker, step.at, OfStep, "steps", step.Name, "settings", "docker")
	step.effective = new(Docker)
	r.docker(step.effective, r.step(pipeline, own))
}

// own reads a block's settings as written, and gives the entries that ZenML goes on with.
func (r *reader) own(into *Docker, at yamldoc.Entry, scope Scope, path ...any) dict {
	block := dictOf(at.Value, scope, placeOf(path...))
	kept := r.docker(into, block)
	if r.variables != nil {
		kept = r.docker(new(Docker), r.variables.block(block))
	}
	return kept
}

// dockerOf finds the Docker settings of the run configuration or step that a node is.
func dockerOf(node *yamldoc.Node) (yamldoc.Entry, bool) {
	settings, _ := node.Get("settings")
	docker, ok := settings.Value.Get("docker")
	return docker, ok && isDict(docker.Value)
}
