package preview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// MissingComponent is a component that a step uses and that the stack does not have. ZenML then rejects the run
// (_ensure_required_stack_components_exist in zenml/config/compiler.py).
type MissingComponent struct {
	Step string
	// Type is such as "step_operator".
	Type string
	Use  runconfig.ComponentUse
	// Available are the names of the components of this type in the stack, sorted.
	Available []string
	// Stack is the name of the stack.
	Stack string
}

// String describes the problem.
func (m MissingComponent) String() string {
	kind := strings.ReplaceAll(m.Type, "_", " ")
	used := fmt.Sprintf("the %s %q", kind, m.Use.Name)
	if m.Use.Name == "" { // then there is none
		return message.Text(fmt.Sprintf("step %s needs %s, but the stack %s has none", m.Step, article(kind), m.Stack))
	}
	has := "no " + kind
	if len(m.Available) > 0 {
		has = "only " + strings.Join(m.Available, ", ")
	}
	return message.Text(fmt.Sprintf("step %s uses %s, but the stack %s has %s", m.Step, used, m.Stack, has))
}

// article returns a noun after its indefinite article.
func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// MissingComponents returns the components that the steps of a file use and that a stack does not have, in the order of the steps; none if
// the components of the stack are not known.
func MissingComponents(file *runconfig.File, stack Stack) []MissingComponent {
	if !stack.IsKnown() {
		return nil
	}
	var missing []MissingComponent
	for i := range file.Run.Steps {
		step := &file.Run.Steps[i]
		for _, kind := range []string{"step_operator", "experiment_tracker"} {
			use, available := step.Uses(kind), stack.ComponentNames(kind)
			if use.IsUsed && !slices.ContainsFunc(available, use.Matches) {
				missing = append(missing, MissingComponent{step.Name, kind, use, available, stack.Name})
			}
		}
	}
	return missing
}

// Rejections returns the reasons why ZenML rejects the run on the stack before it builds an image, in the order in which it checks; none if
// the components of the stack are not known. builds are the images of Plan.
func Rejections(file *runconfig.File, options PlanOptions, builds []Build) []BuildProblem {
	var problems []BuildProblem
	for _, m := range MissingComponents(file, options.Stack) {
		problems = append(problems, BuildProblem{m.Use.Origin, m.String()})
	}
	if !options.Stack.IsKnown() || len(builds) == 0 {
		return problems
	}
	if d := NeedsCodeRepository(file, options); d != nil {
		from := d.AllowDownloadFromArtifactStore.Origin
		problems = append(problems, problem(from, "the settings only allow downloading the code from a code repository, but none is known; set code-repository if the project is in one"))
	}
	return problems
}

// NeedsCodeRepository returns the settings because of which ZenML rejects a run of a project that is in no code repository, nil if there are
// none. The stack must need an image.
func NeedsCodeRepository(file *runconfig.File, options PlanOptions) *runconfig.Docker {
	p := newPlanner(file, options)
	if file.Options.HasCodeRepository || len(p.buildConfigs()) == 0 {
		return nil
	}
	return p.needsCodeRepository()
}

// needsCodeRepository returns the settings for which ZenML requires a code repository, or nil. It takes the first step that allows any way to get
// the code (requires_download_from_code_repository in zenml/pipelines/build_utils.py).
func (p *planner) needsCodeRepository() *runconfig.Docker {
	settings := make([]*runconfig.Docker, 0, len(p.steps())+1)
	for _, step := range p.steps() {
		settings = append(settings, step.docker)
	}
	if len(p.options.Steps) == 0 { // there may be other steps
		settings = append([]*runconfig.Docker{p.file.Run.EffectiveDocker(nil)}, settings...)
	} else if p.options.MayHaveOtherSteps {
		settings = append(settings, p.file.Run.EffectiveDocker(nil))
	}
	for _, d := range settings {
		switch {
		case len(d.Unknown("allow_download_from_artifact_store", "allow_including_files_in_images", "allow_download_from_code_repository")) > 0,
			d.AllowDownloadFromArtifactStore.V, d.AllowIncludingFilesInImages.V:
			return nil
		case d.AllowDownloadFromCodeRepository.V:
			return d
		}
	}
	return nil
}
