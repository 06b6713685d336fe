package preview

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// buildConfig is an image that a component of the stack needs (BuildConfiguration in zenml/config/build_configuration.py).
type buildConfig struct {
	key    ImageKey
	docker *runconfig.Docker
	images *schema.ComponentImages
}

// runStep is a step of the pipeline.
type runStep struct {
	name   string
	docker *runconfig.Docker
	// inFile is the step in the file, or nil.
	inFile *runconfig.Step
	// hasOwn means that its settings differ from those of the pipeline.
	hasOwn bool
}

// runSteps returns all known steps. They are in the order of their names, since ZenML orders steps by what they depend on, which is
// not known, and then by name (_get_sorted_invocations in zenml/config/compiler.py).
func (p *planner) runSteps() []runStep {
	inFile := map[string]*runconfig.Step{}
	names := slices.Clone(p.options.Steps)
	for i := range p.file.Run.Steps {
		step := &p.file.Run.Steps[i]
		inFile[step.Name] = step
		if !p.options.HasAllSteps {
			names = append(names, step.Name)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	pipeline := p.file.Run.EffectiveDocker(nil)
	steps := make([]runStep, 0, len(names))
	for _, name := range names {
		if p.file.IsCanceled() {
			break
		}
		docker := p.file.Run.EffectiveDocker(inFile[name])
		steps = append(steps, runStep{name, docker, inFile[name], docker != pipeline && !docker.Equal(pipeline)})
	}
	return steps
}

// buildConfigs returns the images that the components of the stack need, in ZenML's order (Stack.get_docker_builds in
// zenml/stack/stack.py).
func (p *planner) buildConfigs() []buildConfig {
	var configs []buildConfig
	for _, c := range p.options.Stack.builders(p.options.Containerized) {
		add := func(step string, docker *runconfig.Docker) {
			configs = append(configs, buildConfig{ImageKey{step, c.Images.Key, c.Images.For}, docker, &c.Images})
		}
		switch c.Images.For {
		case schema.ImagesForRun:
			p.forRun(c, add)
		case schema.ImagesForSteps, schema.ImagesForExtra:
			for _, step := range p.steps() {
				if step.inFile != nil && needs(step.inFile, c) {
					add(step.name, step.docker)
				}
			}
		case schema.ImagesForDeployment:
			pipeline := p.file.Run.EffectiveDocker(nil)
			if c.Images.Unless == "" || pipeline.InstallDeploymentRequirements.V {
				add("", pipeline)
			}
		}
	}
	return configs
}

// needs reports whether a component that builds images for single steps builds one for a step.
func needs(step *runconfig.Step, c Component) bool {
	if c.Images.For == schema.ImagesForExtra {
		return step.HasExtra(c.Images.Extra)
	}
	return step.Uses(c.Type).Matches(c.Name)
}

// forRun adds the images of an orchestrator (get_docker_builds in zenml/orchestrators/containerized_orchestrator.py).
func (p *planner) forRun(c Component, add func(step string, docker *runconfig.Docker)) {
	pipeline, added := p.file.Run.EffectiveDocker(nil), false
	for _, step := range p.steps() {
		switch {
		case step.hasOwn:
			add(step.name, step.docker)
		case !added:
			add("", pipeline)
			added = true
		}
	}
	if added {
		return
	}
	mayHaveOthers := len(p.options.Steps) == 0 || p.options.MayHaveOtherSteps
	if mayHaveOthers || p.rules.ListsSkippedPipeline && pipeline.SkipBuild.V || p.alwaysBuildsPipeline(c) {
		add("", pipeline)
	}
}

// alwaysBuildsPipeline reports whether the settings of an orchestrator request the pipeline's image even if no step runs in it.
func (p *planner) alwaysBuildsPipeline(c Component) bool {
	name := c.Images.PipelineImageSetting
	if name == "" {
		return false
	}
	node := p.file.ComponentSetting(c.Type, c.Flavor, c.Name, name)
	if node == nil {
		entry, _ := c.configuration.Get(name)
		node = entry.Value
	}
	value, _ := node.Value()
	return value == true
}
