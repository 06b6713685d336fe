package preview

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/internal/textdiff"
)

// Side is one of two things to compare.
type Side struct {
	// Label names it, such as "train" or "ZenML 0.98.0".
	Label  string
	File   *runconfig.File
	Builds []Build
}

// DiffSteps is the difference between the images of two steps, as a unified diff
// of their settings, Dockerfiles and requirements files; no lines when there is none.
func DiffSteps(file *runconfig.File, builds []Build, from, to string) styled.Text {
	return diffImages(newSubject(StepName(from), file, builds, from), newSubject(StepName(to), file, builds, to))
}

// StepName is how people call a step, "" the pipeline.
func StepName(step string) string {
	if step == "" {
		return "the pipeline"
	}
	return step
}

// DiffReleases is what changes in the images of a file from one ZenML release to another,
// as a unified diff; no lines when nothing does.
func DiffReleases(from, to Side) styled.Text {
	var steps []string
	for _, build := range slices.Concat(from.Builds, to.Builds) {
		steps = append(steps, build.Step)
	}
	slices.Sort(steps)
	var out styled.Text
	for _, step := range slices.Compact(steps) {
		out = append(out, diffImages(from.subject(step), to.subject(step))...)
	}
	return out
}

// Of finds the image that a step runs in, "" for the pipeline's: that of the step itself, else the
// pipeline's; ok is false when there is neither.
func Of(builds []Build, step string) (found Build, ok bool) {
	for _, build := range builds {
		if build.Step == step {
			return build, true
		}
		if build.Step == "" {
			found, ok = build, true
		}
	}
	return found, ok
}

// subject is one side of a comparison of two images.
type subject struct {
	label string
	file  *runconfig.File
	step  string
	// build is unknown where no step runs in the image.
	build Build
	known bool
}

func newSubject(label string, file *runconfig.File, builds []Build, step string) subject {
	build, known := Of(builds, step)
	return subject{label, file, step, build, known}
}

func (s Side) subject(step string) subject {
	label := s.Label + ", the pipeline"
	if step != "" {
		label = s.Label + ", step " + step
	}
	return newSubject(label, s.File, s.Builds, step)
}

func diffImages(from, to subject) styled.Text {
	a, b := from.texts(), to.texts()
	var out styled.Text
	for _, name := range partsOf(a, b) {
		out = append(out, textdiff.Unified(fmt.Sprintf("%s (%s)", name, from.label), fmt.Sprintf("%s (%s)", name, to.label), a[name], b[name])...)
	}
	return out
}

// partsOf are the names of what two images consist of: settings, Dockerfile, then the files.
func partsOf(a, b map[string]string) []string {
	names := []string{"settings", "Dockerfile"}
	var files []string
	for _, parts := range []map[string]string{a, b} {
		for name := range parts {
			if !slices.Contains(names, name) {
				files = append(files, name)
			}
		}
	}
	slices.Sort(files)
	return append(names, slices.Compact(files)...)
}

// texts are what an image consists of, by name.
func (s subject) texts() map[string]string {
	parts := map[string]string{"settings": string(plainYAML(s.file.EffectiveSettings(s.step)))}
	if s.known {
		s.build.addTexts(parts)
	}
	return parts
}

// addTexts adds what the image is made from.
func (b Build) addTexts(parts map[string]string) {
	if g, ok := b.Generated(); ok {
		parts["Dockerfile"] = g.Dockerfile.String() + "\n"
		for _, f := range g.Files {
			parts[f.Name] = f.Content + "\n"
		}
		return
	}
	switch image := b.Image.(type) {
	case Ready:
		parts["Dockerfile"] = "# used as it is: " + image.Reference + "\n"
	case Custom, Generated, TooLarge, Refused, Unplanned:
	}
}
