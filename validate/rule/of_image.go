package rule

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// OfImage says that a finding is about an image, and not about the setting alone. If it is on a setting of the pipeline, and the image
// of the pipeline does not have it, then the settings of steps are the cause: the finding moves to them, and its message names the
// steps.
func (f *Finding) OfImage(image runconfig.EffectiveDocker) *Finding {
	f.step = image.Step
	f.isOfImage = true
	return f
}

// IsOfImage reports whether the finding is about an image. Where it lies depends on what other images have.
func (f *Finding) IsOfImage() bool { return f.isOfImage }

// attribute moves the findings on settings of the pipeline that only images of steps have, and merges those with the same cause.
func (p *Pass) attribute(reported []*Finding) []*Finding {
	if !slices.ContainsFunc(reported, func(f *Finding) bool { return f.step != nil }) {
		return reported
	}
	ofPipeline := map[fact]bool{}
	for _, f := range reported {
		if f.isOfImage && f.step == nil {
			ofPipeline[factOf(f)] = true
		}
	}
	moved := map[fact]*stepFinding{}
	kept := reported[:0:0]
	for _, f := range reported {
		if f.step == nil || isInStep(f.at.Path) {
			kept = append(kept, f)
			continue
		}
		if ofPipeline[factOf(f)] {
			continue // the step inherits the pipeline's
		}
		if f.step.InCode {
			continue // code is perhaps the cause
		}
		cause := p.causeIn(f.step)
		same := fact{f.Place, p.keyPlace(cause), f.Message}
		if f.InOtherFile() {
			same.inConfig = f.InConfig // one finding for all causes
		}
		if moved[same] == nil {
			moved[same] = &stepFinding{Finding: f, cause: cause}
			kept = append(kept, f)
		}
		moved[same].steps = append(moved[same].steps, f.step.Name)
	}
	for _, m := range moved {
		m.move(p)
	}
	return kept
}

// fact identifies what is found.
type fact struct {
	place, inConfig doc.Place
	message         string
}

func factOf(f *Finding) fact { return fact{f.Place, f.InConfig, f.Message} }

// isInStep reports whether a path leads into a step.
func isInStep(path []any) bool { return len(path) > 1 && path[0] == "steps" }

// stepFinding is a finding that only images of some steps have.
type stepFinding struct {
	*Finding
	cause Entry
	steps []string
}

// move moves the finding to its cause, and names the steps.
func (s *stepFinding) move(p *Pass) {
	setting := s.at
	if s.Advice.Action != NoAction { // it is about the setting of the pipeline, which other images have, too
		s.Message, s.Advice = s.fact, Advice{}
		s.offered = slices.DeleteFunc(s.offered, func(fix Fix) bool { return fix.Advised })
	}
	s.Message = message.Text(string(printable.Sprintf("%s: ", stepNames(s.steps)))) + s.Message
	if s.InOtherFile() {
		s.InConfig = p.keyPlace(s.cause)
	} else {
		s.Place, s.Path = p.keyPlace(s.cause), pathOf(s.cause)
		s.InConfig = s.Place
		s.Related = slices.DeleteFunc(s.Related, func(r Related) bool { return r.Place == p.FirstLine(s.cause.Value) })
		if setting.Value != nil {
			s.AddRelated(p.FirstLine(setting.Value), "%s is set here", setting.Name())
		}
	}
}

// mostStepNames is how many steps a message names.
const mostStepNames = 3

// stepNames lists steps: "step a", "steps a and b", "steps a, b, c and 4 others".
func stepNames(names []string) string {
	if len(names) == 1 {
		return "step " + names[0]
	}
	listed := slices.Clone(names[:min(len(names), mostStepNames)])
	if more := len(names) - len(listed); more > 0 {
		listed = append(listed, fmt.Sprintf("%d others", more))
	}
	return "steps " + listWords(listed, "and")
}

// imageSettings are settings that change what an image is, those with the greatest effect first.
var imageSettings = []string{"skip_build", "dockerfile", "parent_image", "python_package_installer"}

// causeIn returns the setting of a step that makes its image differ from the pipeline's: the only one, or the one that is most probably
// the cause, else the block.
func (p *Pass) causeIn(step *runconfig.Step) Entry {
	block := p.blockOf(step)
	differing := slices.DeleteFunc(BlockEntry(block).Children(), func(at Entry) bool { return p.isInherited(at) })
	if len(differing) == 1 {
		return differing[0]
	}
	for _, name := range slices.Concat(imageSettings, p.Rule.Presumes) {
		for _, at := range differing {
			if at.Key.KeyName() == name {
				return at
			}
		}
	}
	return BlockEntry(block)
}

// blockOf returns the block of a step.
func (p *Pass) blockOf(step *runconfig.Step) runconfig.DockerBlock {
	if p.cache.blocks == nil {
		p.cache.blocks = map[*runconfig.Step]runconfig.DockerBlock{}
		for block := range p.File.DockerBlocks() {
			p.cache.blocks[block.Step] = block
		}
	}
	return p.cache.blocks[step]
}

// isInherited reports whether a setting of a step is the same as the pipeline's, or as the default that the pipeline has.
func (p *Pass) isInherited(at Entry) bool {
	name, value := at.Key.KeyName(), at.Value.Resolve()
	if inherited := p.PipelineSetting(name); inherited != nil {
		return doc.Equal(inherited.Resolve(), value)
	}
	field, _ := p.File.Options.Release.Field("settings", "docker", name)
	return value.IsNull() || value.Kind == doc.Scalar && value.Text == field.Default()
}

// PipelineSetting is the value of a Docker setting of the pipeline as written, nil if it does not have it.
func (p *Pass) PipelineSetting(name string) *doc.Node {
	if p.cache.pipeline == nil {
		p.cache.pipeline = map[string]*doc.Node{}
		for _, setting := range p.File.Run.Docker.Settings() {
			p.cache.pipeline[setting.Name] = setting.Node
		}
	}
	return p.cache.pipeline[name]
}
