package preview

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// sharedBuilds returns the images that ZenML builds, which are not planned yet: one for all that have the same checksum, named after the
// first (create_pipeline_build in zenml/pipelines/build_utils.py).
func (p *planner) sharedBuilds(configs []buildConfig) []Build {
	builds := make([]Build, 0, len(configs))
	first := make(map[checksum]int, len(configs))
	left := maxBytes
	for _, c := range configs {
		var key checksum
		if len(configs) > 1 && left >= 0 {
			key = p.checksum(c)
			left -= len(key.settings)
		}
		at, seen := first[key]
		if !seen || left < 0 {
			at = len(builds)
			first[key] = at
			builds = append(builds, newBuild(c))
		}
		builds[at].Keys = append(builds[at].Keys, c.key)
		builds[at].configs = append(builds[at].configs, c)
	}
	return builds
}

// newBuild returns the image of a configuration, without its key.
func newBuild(c buildConfig) Build {
	return Build{
		Step: c.key.Step, Docker: c.docker,
		entrypoint: c.images.Entrypoint, requirementsFile: c.images.RequirementsFile,
		hasParts: c.images.Entrypoint != "" || c.images.RequirementsFile != "" || c.images.HasExtraFiles,
	}
}

func hasProblems(b Build) bool { return len(b.Problems()) > 0 }

// separate returns images with a separate one for each step of those that cannot be built, since ZenML reads what the settings name
// before it compares checksums.
func (p *planner) separate(shared []Build) []Build {
	builds := make([]Build, 0, len(shared))
	for _, b := range shared {
		if !hasProblems(b) {
			builds = append(builds, b)
			continue
		}
		before := len(builds)
		for _, c := range b.configs {
			if n := len(builds); n > before && builds[n-1].Step == c.key.Step {
				builds[n-1].Keys = append(builds[n-1].Keys, c.key)
				continue
			}
			own := newBuild(c)
			own.Keys = []ImageKey{c.key}
			p.plan(&own)
			builds = append(builds, own)
		}
	}
	return builds
}

// checksum is equal for images of which ZenML builds only one (BuildConfiguration.compute_settings_checksum in
// zenml/config/build_configuration.py). An unknown value only equals itself.
type checksum struct {
	// settings has the settings that differ from ZenML's defaults.
	settings string
	// entrypoint, requirementsFile and extraFiles are what the component adds to the image.
	entrypoint, requirementsFile, extraFiles string
}

func (p *planner) checksum(c buildConfig) checksum {
	sum := checksum{entrypoint: c.images.Entrypoint, requirementsFile: c.images.RequirementsFile}
	if c.images.HasExtraFiles {
		sum.extraFiles = c.images.Key
	}
	var settings []string
	for name, value := range c.docker.SetValues() {
		if name == "prevent_build_reuse" {
			continue
		}
		settings = append(settings, p.valueText(name, value))
	}
	sum.settings = strings.Join(settings, "")
	return sum
}

// valueText returns valueText(name, value), from the cache unless only one image can have the value.
func (p *planner) valueText(name string, value runconfig.SetValue) string {
	if value.Scope == runconfig.ScopeStep {
		return valueText(name, value)
	}
	text, known := p.valueTexts[value.ID]
	if !known {
		text = valueText(name, value)
		p.valueTexts[value.ID] = text
	}
	return text
}

// valueText is a part of a checksum: a text that is equal for equal values of a setting, "" for ZenML's default.
func valueText(name string, v runconfig.SetValue) string {
	if holdsUnknown(v.Origin) {
		return fmt.Sprintf("%s %p ", name, v.Node.Resolve())
	}
	value, differs := v.NonDefault()
	if !differs {
		return ""
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // plain data
	}
	return name + " " + string(text) + " "
}

// addSteps adds the steps to the images that they run in.
func (p *planner) addSteps(builds []Build) {
	builtFor := make(map[ImageKey]int, len(builds))
	for i, build := range builds {
		for _, key := range build.Keys {
			builtFor[key] = i
		}
	}
	for _, step := range p.steps() {
		if i, ok := builtFor[p.imageOf(step)]; ok {
			builds[i].Steps = append(builds[i].Steps, step.name)
		}
	}
}

// imageOf returns the key of the image that a step runs in: that of its step operator, its own, or the pipeline's. ZenML may not build that
// image.
func (p *planner) imageOf(step runStep) ImageKey {
	key := ImageKey{"", containerized.Images.Key, schema.ImagesForRun}
	if step.hasOwn {
		key.Step = step.name
	}
	if !step.usesOperator() || !p.options.Stack.IsKnown() {
		return key
	}
	use := step.inFile.Uses("step_operator")
	i := slices.IndexFunc(p.options.Stack.Components, func(c Component) bool { return c.Type == "step_operator" && use.Matches(c.Name) })
	if i < 0 {
		return ImageKey{}
	}
	operator := &p.options.Stack.Components[i]
	if operator.IsCustom {
		return key
	}
	return ImageKey{step.name, operator.Images.Key, operator.Images.For}
}

func (s runStep) usesOperator() bool {
	return s.inFile != nil && s.inFile.Uses("step_operator").IsUsed
}
