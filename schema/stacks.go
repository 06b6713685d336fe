package schema

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// stackTable is stacks.json: the images that stack components need in a release.
type stackTable struct {
	// Components are by type and flavor. A flavor that needs no images and changes none may be missing.
	Components map[string]map[string]ComponentImages
	// Order has all types of components, in the order in which their images are built.
	Order                  []string
	DeploymentRequirements []string `json:"deployment_requirements"`
}

// ComponentImages describes the images that a stack component of some flavor needs (get_docker_builds in zenml/orchestrators,
// zenml/deployers and zenml/integrations), and how it changes those of others. The zero value needs none.
type ComponentImages struct {
	// Key is ZenML's name of the images, such as "orchestrator" or "sagemaker_step_operator".
	Key string    `json:"image_key"`
	For ImagesFor `json:"images"`
	// Extra is the key in the extra of a step that needs an image, see ImagesForExtra.
	Extra string
	// Entrypoint is the entrypoint of the images, or "".
	Entrypoint string
	// HasExtraFiles means that ZenML adds files of its own to the images.
	HasExtraFiles bool `json:"has_extra_files"`
	// RequirementsFile is the file that the requirements of a deployment are installed from, or "".
	RequirementsFile string `json:"requirements_file"`
	// Unless is the Docker setting that prevents the images if it is false, or "".
	Unless string
	// PipelineImageSetting is the setting of the component that adds the pipeline's image if no step needs it, or "".
	PipelineImageSetting string `json:"pipeline_image_setting"`
	// Requirements are those of the component besides its integration's.
	Requirements []string
	// BuildsRemotely means that the component is an image builder that does not use this machine.
	BuildsRemotely bool `json:"builds_remotely"`

	Local            []localCondition
	LocalRequirement string `json:"local_requirement"`
}

// ImagesFor says which images a component needs.
type ImagesFor string

const (
	// ImagesForRun: the pipeline's, and one for each step with settings of its own.
	ImagesForRun ImagesFor = "run"
	// ImagesForSteps: one for each step that uses the component.
	ImagesForSteps ImagesFor = "steps"
	// ImagesForExtra: one for each step whose extra has a key with the value true.
	ImagesForExtra ImagesFor = "extra"
	// ImagesForDeployment: one with the settings of the pipeline.
	ImagesForDeployment ImagesFor = "deployment"
)

// localCondition is a condition on the configuration of a component under which it is local.
type localCondition struct {
	Always bool
	Field  string
	// Default is the default of a boolean field.
	Default bool
	// Contains are texts of which the lower-case value of the field contains one. It is nil for a boolean field.
	Contains []string
}

// ComponentImages returns the images that a flavor of a component type needs.
func (r *Release) ComponentImages(kind, flavor string) ComponentImages {
	return r.stacks().Components[kind][flavor]
}

// ComponentOrder returns all types of components, in the order in which their images are built.
func (r *Release) ComponentOrder() []string { return r.stacks().Order }

// DeploymentRequirements returns the Python requirements of ZenML's own server of deployments.
func (r *Release) DeploymentRequirements() []string { return r.stacks().DeploymentRequirements }

// LocalRequirement returns what a component with the given configuration requires because it runs on this machine and uses
// ZenML's database directly, or "".
func (r *Release) LocalRequirement(images ComponentImages, configuration *doc.Node) string {
	for _, condition := range images.Local {
		if condition.holds(configuration) {
			return strings.ReplaceAll(images.LocalRequirement, "{version}", r.Version)
		}
	}
	return ""
}

func (c localCondition) holds(configuration *doc.Node) bool {
	entry, isSet := configuration.Get(c.Field)
	switch {
	case c.Always:
		return true
	case c.Contains == nil:
		value, _ := entry.Value.Value()
		return value == true || !isSet && c.Default
	}
	text, _ := entry.Value.ScalarText()
	for _, part := range c.Contains {
		if strings.Contains(strings.ToLower(text), part) {
			return true
		}
	}
	return false
}
