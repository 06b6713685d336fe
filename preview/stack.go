package preview

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// Stack is the active stack, as far as it determines images. The zero value is an unknown stack. Its orchestrator is then presumed to
// be containerized, and its image builder to be local.
type Stack struct {
	// Name is the name of the stack, "" if it is unknown.
	Name string
	// Known is false if the requirements of the stack are not known. They are then a placeholder.
	Known bool
	// Requirements and AptPackages are required by the components of the stack.
	Requirements, AptPackages []SourcedText
	// Components are in the order in which ZenML builds their images. They are nil if they are unknown.
	Components []Component
}

// Component is a component of a stack.
type Component struct {
	// Type is such as "orchestrator", Flavor such as "kubernetes".
	Type, Flavor, Name string
	// IsCustom means that the flavor is not part of ZenML, so that Images is not known.
	IsCustom bool
	Images   schema.ComponentImages

	configuration *doc.Node
}

// SourcedText is a text and its source in plain words, such as "the orchestrator kubernetes".
type SourcedText struct{ Text, From string }

// IsKnown reports whether the components of the stack are known.
func (s Stack) IsKnown() bool { return s.Components != nil }

// RequirementTexts returns the requirements without their sources.
func (s Stack) RequirementTexts() []string {
	var texts []string
	for _, r := range s.Requirements {
		texts = append(texts, r.Text)
	}
	return texts
}

// Component returns the component of a type, the first one if there are several.
func (s Stack) Component(kind string) (found Component, ok bool) {
	i := slices.IndexFunc(s.Components, func(c Component) bool { return c.Type == kind })
	if i < 0 {
		return Component{}, false
	}
	return s.Components[i], true
}

// ComponentNames returns the names of the components of a type, sorted.
func (s Stack) ComponentNames(kind string) []string {
	var names []string
	for _, c := range s.Components {
		if c.Type == kind {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	return names
}

// Registry is the container registry of a stack.
type Registry struct {
	// URI is the part of image references before the repository.
	URI string
	// DefaultRepository is the repository of images without target_repository, or "".
	DefaultRepository string
}

// Registry returns the container registry of the stack. ok is false if it has none.
func (s Stack) Registry() (registry Registry, ok bool) {
	c, ok := s.Component("container_registry")
	if !ok {
		return Registry{}, false
	}
	return Registry{
		URI:               strings.TrimRight(textOf(c.configuration, "uri"), "/"),
		DefaultRepository: textOf(c.configuration, "default_repository"),
	}, true
}

// BuildsRemotely reports whether the image builder of the stack does not use this machine.
func (s Stack) BuildsRemotely() bool {
	builder, _ := s.Component("image_builder")
	return builder.Images.BuildsRemotely
}

// IsContainerized reports whether the orchestrator needs images, as far as it is known.
func (s Stack) IsContainerized() bool {
	orchestrator, ok := s.Component("orchestrator")
	return !ok || orchestrator.IsCustom || orchestrator.Images.For == schema.ImagesForRun
}

// containerized stands for any containerized orchestrator.
var containerized = Component{
	Type: "orchestrator", Images: schema.ComponentImages{Key: "orchestrator", For: schema.ImagesForRun},
}

// builders returns the components that need images. An orchestrator that is not known is presumed to be containerized, any is with
// always.
func (s Stack) builders(always bool) []Component {
	var builders []Component
	if s.IsContainerized() || always {
		if orchestrator, _ := s.Component("orchestrator"); orchestrator.Images.For != schema.ImagesForRun {
			builders = append(builders, containerized)
		}
	}
	for _, c := range s.Components {
		if c.Images.For != "" {
			builders = append(builders, c)
		}
	}
	return builders
}
