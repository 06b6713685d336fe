package preview

import "github.com/settings-ls/settings-ls/internal/imagebuilder"

// ImageBuilder returns the image builder of the stack. If the stack is not known, it is ZenML's default, and isKnown is false.
func (s Stack) ImageBuilder() (builder imagebuilder.Builder, isKnown bool) {
	component, found := s.Component("image_builder")
	if !found {
		return imagebuilder.DockerPython, s.IsKnown()
	}
	usesSubprocess := false
	if entry, isSet := component.configuration.Get("use_subprocess_call"); isSet {
		value, _ := entry.Value.Value()
		usesSubprocess = value == true
	}
	return imagebuilder.OfFlavor(component.Flavor, usesSubprocess), true
}
