package rule

import "github.com/settings-ls/settings-ls/internal/imagebuilder"

// ImageBuilder returns the image builder that images are built with: that of the stack, else ZenML's default.
func (p *Pass) ImageBuilder() imagebuilder.Builder {
	builder, _ := p.Options.Stack.ImageBuilder()
	return builder
}

// OfBuilder gives a finding about the image builder the severity Info if the builder is not known, but presumed to be ZenML's default.
func (f *Finding) OfBuilder(p *Pass) *Finding {
	if _, isKnown := p.Options.Stack.ImageBuilder(); !isKnown {
		f.Severity = Info
	}
	return f
}
