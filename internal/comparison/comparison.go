// Package comparison finds what differs between two steps of a run configuration, or between the same run configuration with two ZenML
// releases or stacks: effective settings, images and findings. A comparison is typed; it is shown as a summary, as a unified diff, or as
// two texts for the diff view of an editor.
package comparison

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// Side is one of two analyses of a run configuration.
type Side struct {
	// Label is its name, such as "ZenML 0.98.0".
	Label    string
	File     *runconfig.File
	Stack    preview.Stack
	Builds   []preview.Build
	Findings []validate.Finding

	// buildOf is preview.BuildForStep for Builds.
	buildOf func(step string) (preview.Build, bool)
}

// Comparison has the differences between two sides.
type Comparison struct {
	// From and To are the names of the sides, such as "train" or "ZenML 0.98.0".
	From, To string
	Changes  []Change
	// Unchanged are the pipeline, steps and the deployment without differences.
	Unchanged []string
	// New and Resolved are the findings that only one side has, without hints. They are empty if two steps are compared.
	New, Resolved []validate.Finding

	document *doc.Document
}

// Change is what differs for the pipeline, for steps or for the deployment.
type Change struct {
	// Names are those that the change applies to, such as "the pipeline" and "step train"; none if two steps are compared.
	Names    []string
	Settings []SettingChange
	// Parts are the parts of the image that differ.
	Parts []Part

	// from and to are the settings to show, without those that both sides leave to ZenML.
	from, to []runconfig.Setting
}

// Part is a text that belongs to an image.
type Part struct {
	Kind     PartKind
	Name     string
	From, To string
}

// PartKind is the kind of a part.
type PartKind uint8

// The kinds of parts, in the order in which they are shown.
const (
	ImageName PartKind = iota
	Dockerfile
	RequirementsFile
)

// Steps compares two steps; "" is the pipeline.
func Steps(s Side, from, to string) Comparison {
	c := Comparison{From: preview.StepLabel(from), To: preview.StepLabel(to), document: s.File.Doc}
	s.buildOf = preview.BuildsByStep(s.Builds)
	settings := settingsDiff{document: s.File.Doc, ofSteps: true}
	if change := newChange(settings, s.step(from), s.step(to)); change.differs() {
		c.Changes = []Change{change}
	}
	return c
}

// Sides compares two analyses of the same run configuration. Steps that differ in the same way share a change.
func Sides(from, to Side) Comparison {
	c := Comparison{From: from.Label, To: to.Label, document: from.File.Doc}
	from.buildOf, to.buildOf = preview.BuildsByStep(from.Builds), preview.BuildsByStep(to.Builds)
	c.New, c.Resolved = missing(to.Findings, from.Findings), missing(from.Findings, to.Findings)
	steps, isDeployed := allSteps(from, to)
	known := map[string]int{}
	add := func(name string, a, b subject) {
		change := newChange(settingsDiff{document: from.File.Doc}, a, b)
		if !change.differs() {
			c.Unchanged = append(c.Unchanged, name)
			return
		}
		key := change.key()
		i, ok := known[key]
		if !ok {
			i = len(c.Changes)
			known[key] = i
			c.Changes = append(c.Changes, change)
		}
		c.Changes[i].Names = append(c.Changes[i].Names, name)
	}
	for _, step := range steps {
		add(subjectName(step), from.step(step), to.step(step))
	}
	if isDeployed {
		add("the deployment", from.deployment(), to.deployment())
	}
	return c
}

// IsEmpty reports whether there are no differences.
func (c Comparison) IsEmpty() bool { return len(c.Changes)+len(c.New)+len(c.Resolved) == 0 }

// allSteps returns the steps of both sides, with "" for the pipeline first, and whether there is an image of a deployment.
func allSteps(from, to Side) (steps []string, isDeployed bool) {
	steps = []string{""}
	for _, side := range []Side{from, to} {
		for _, step := range side.File.Run.Steps {
			steps = append(steps, step.Name)
		}
		for _, build := range side.Builds {
			isDeployed = isDeployed || build.IsDeployment()
			for _, key := range build.Keys {
				steps = append(steps, key.Step)
			}
		}
	}
	slices.Sort(steps)
	return slices.Compact(steps), isDeployed
}

func subjectName(step string) string {
	if step == "" {
		return preview.StepLabel(step)
	}
	return "step " + step
}

// subject is what is compared: the settings and the image of a step.
type subject struct {
	settings []runconfig.Setting
	parts    []part
}

func (s Side) step(step string) subject {
	made := subject{settings: s.Stack.Apply(s.File.EffectiveSettings(step))}
	if build, ok := s.buildOf(step); ok {
		made.parts = partsOf(build)
	}
	return made
}

// deployment has no settings of its own.
func (s Side) deployment() subject {
	if i := slices.IndexFunc(s.Builds, preview.Build.IsDeployment); i >= 0 {
		return subject{parts: partsOf(s.Builds[i])}
	}
	return subject{}
}

func newChange(settings settingsDiff, from, to subject) Change {
	var c Change
	c.from, c.to = settings.compare(from.settings, to.settings, nil)
	c.Settings = settings.changes
	c.Parts = diffParts(from.parts, to.parts)
	return c
}

func (c Change) differs() bool { return len(c.Settings)+len(c.Parts) > 0 }

// key is equal for equal changes.
func (c Change) key() string {
	texts := []string{string(preview.SettingsYAML(c.from)), string(preview.SettingsYAML(c.to))}
	for _, p := range c.Parts {
		texts = append(texts, p.Name, p.From, p.To)
	}
	return strings.Join(texts, "\x00")
}
