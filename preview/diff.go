package preview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/settings-ls/settings-ls/runconfig"
)

// Side is one of two things to compare.
type Side struct {
	// Label names it, such as "train" or "ZenML 0.98.0".
	Label  string
	File   *runconfig.File
	Builds []Build
}

// DiffSteps is the difference between the images of two steps, as a unified diff
// of their settings, Dockerfiles and requirements files; "" when there is none.
func DiffSteps(file *runconfig.File, builds []Build, from, to string) (string, error) {
	return diffImages(
		image{StepName(from), file, from, Of(builds, from)},
		image{StepName(to), file, to, Of(builds, to)},
	)
}

// StepName is how people call a step, "" the pipeline.
func StepName(step string) string {
	if step == "" {
		return "the pipeline"
	}
	return step
}

// DiffReleases is what changes in the images of a file from one ZenML release to another,
// as a unified diff; "" when nothing does.
func DiffReleases(from, to Side) (string, error) {
	var steps []string
	for _, build := range slices.Concat(from.Builds, to.Builds) {
		steps = append(steps, build.Step)
	}
	slices.Sort(steps)
	var out strings.Builder
	for _, step := range slices.Compact(steps) {
		diff, err := diffImages(from.image(step), to.image(step))
		if err != nil {
			return "", err
		}
		out.WriteString(diff)
	}
	return out.String(), nil
}

// DiffTexts is what changes in a file, as a unified diff; "" when nothing does.
func DiffTexts(name, from, to string) string { return udiff.Unified(name, name, from, to) }

// Of finds the image that a step runs in, "" for the pipeline's: that of the step itself, else the
// pipeline's; nil when there is neither.
func Of(builds []Build, step string) *Build {
	var pipeline *Build
	for i := range builds {
		if builds[i].Step == step {
			return &builds[i]
		}
		if builds[i].Step == "" {
			pipeline = &builds[i]
		}
	}
	return pipeline
}

// image is one side of a comparison of two images.
type image struct {
	label string
	file  *runconfig.File
	step  string
	build *Build
}

func (s Side) image(step string) image {
	build := Of(s.Builds, step)
	label := s.Label + ", the pipeline"
	if step != "" {
		label = s.Label + ", step " + step
	}
	return image{label, s.File, step, build}
}

func diffImages(from, to image) (string, error) {
	a, err := from.texts()
	if err != nil {
		return "", err
	}
	b, err := to.texts()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, name := range partsOf(a, b) {
		out.WriteString(udiff.Unified(fmt.Sprintf("%s (%s)", name, from.label), fmt.Sprintf("%s (%s)", name, to.label), a[name], b[name]))
	}
	return out.String(), nil
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
func (i image) texts() (map[string]string, error) {
	settings, err := settingsYAML(i.file, i.step, nil)
	if err != nil {
		return nil, err
	}
	parts := map[string]string{"settings": string(settings)}
	switch b := i.build; {
	case b == nil:
	case b.Image != "":
		parts["Dockerfile"] = "# used as it is: " + b.Image + "\n"
	case b.Layer != nil:
		parts["Dockerfile"] = b.Layer.Dockerfile.String() + "\n"
		for _, f := range b.Layer.Files {
			parts[f.Name] = f.Content + "\n"
		}
	}
	return parts, nil
}
