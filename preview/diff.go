package preview

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/internal/textdiff"
)

// DiffSide is one of two things that are compared.
type DiffSide struct {
	// Label is its name in the diff, such as "train" or "ZenML 0.98.0".
	Label  string
	File   *runconfig.File
	Builds []Build
}

// DiffSteps returns the unified diff of the settings, Dockerfiles and requirements files of two steps. It has no lines if
// they are equal.
func DiffSteps(file *runconfig.File, builds []Build, from, to string) styled.Text {
	return diffImages(newSubject(StepLabel(from), file, builds, from), newSubject(StepLabel(to), file, builds, to))
}

// StepLabel returns the name of a step for messages; "" is the pipeline.
func StepLabel(step string) string {
	if step == "" {
		return "the pipeline"
	}
	return step
}

// DiffImages returns what changes in the images of a file between two ZenML releases or stacks, as a unified diff. It has no lines
// if nothing changes.
func DiffImages(from, to DiffSide) styled.Text {
	steps, deployed := []string{""}, false
	for _, build := range slices.Concat(from.Builds, to.Builds) {
		deployed = deployed || build.IsDeployment()
		for _, key := range build.Keys {
			steps = append(steps, key.Step)
		}
	}
	slices.Sort(steps)
	var out styled.Text
	for _, step := range slices.Compact(steps) {
		out = append(out, diffImages(from.subject(step), to.subject(step))...)
	}
	if deployed {
		out = append(out, diffImages(from.deployment(), to.deployment())...)
	}
	return out
}

// BuildForStep returns the image that a step runs in ("" for the pipeline): the one that lists it, else the pipeline's. ok is false if there is
// neither.
func BuildForStep(builds []Build, step string) (found Build, ok bool) {
	for _, build := range builds {
		if step != "" && slices.Contains(build.Steps, step) {
			return build, true
		}
		if build.IsPipeline() {
			found, ok = build, true
		}
	}
	return found, ok
}

// diffSubject is one side of the diff of two images.
type diffSubject struct {
	label string
	file  *runconfig.File
	step  string
	// build is only set if known is true: a step may run in the image.
	build Build
	known bool
}

func newSubject(label string, file *runconfig.File, builds []Build, step string) diffSubject {
	build, known := BuildForStep(builds, step)
	return diffSubject{label, file, step, build, known}
}

func (s DiffSide) subject(step string) diffSubject {
	label := s.Label + ", the pipeline"
	if step != "" {
		label = s.Label + ", step " + step
	}
	return newSubject(label, s.File, s.Builds, step)
}

func (s DiffSide) deployment() diffSubject {
	subject := diffSubject{label: s.Label + ", the deployment", file: s.File}
	if i := slices.IndexFunc(s.Builds, Build.IsDeployment); i >= 0 {
		subject.build, subject.known = s.Builds[i], true
	}
	return subject
}

func diffImages(from, to diffSubject) styled.Text {
	a, b := from.texts(), to.texts()
	var out styled.Text
	for _, name := range partsOf(a, b) {
		out = append(out, textdiff.Unified(fmt.Sprintf("%s (%s)", name, from.label), fmt.Sprintf("%s (%s)", name, to.label), a[name], b[name])...)
	}
	return out
}

// partsOf returns the names of the parts of two images: settings, name, Dockerfile, then requirements files.
func partsOf(a, b map[string]string) []string {
	names := []string{"settings", "name", "Dockerfile"}
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

// texts returns the parts of an image, by name.
func (s diffSubject) texts() map[string]string {
	parts := map[string]string{"settings": string(plainYAML(s.file.EffectiveDockerSettings(s.step)))}
	if s.known {
		if s.build.Name != "" {
			parts["name"] = s.build.Name + "\n"
		}
		s.build.addTexts(parts)
	}
	return parts
}

// addTexts adds the Dockerfile and the requirements files of the image.
func (b Build) addTexts(parts map[string]string) {
	if g, ok := b.Generated(); ok {
		parts["Dockerfile"] = g.Dockerfile.String() + "\n"
		for _, f := range g.Files {
			parts[f.Name] = f.Content + "\n"
		}
		return
	}
	switch image := b.Image.(type) {
	case UnchangedImage:
		parts["Dockerfile"] = "# used unchanged: " + image.Reference + "\n"
	case CustomImage, GeneratedImage, TooLargeImage, UndecidedImage, UnbuildableImage, UnknownImage:
	}
}
