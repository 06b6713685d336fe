package refactor

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// maxSteps is the number of steps of a file whose effective settings are compared.
const maxSteps = 100

// steps returns the known steps of a run configuration; those of the file first.
func steps(f *runconfig.File) []string {
	var names []string
	for _, s := range f.Run.Steps {
		names = append(names, s.Name)
	}
	for _, s := range f.Options.Code.Steps {
		if !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	return names
}

// otherStep is the name of a step that the file does not mention: no ID of a step in Python has a space.
const otherStep = "any other step"

// changes are the steps whose effective settings a change of a file affects.
type changes struct {
	steps []string
	// others means that it affects steps that are not in the file.
	others bool
}

// changesOf compares the effective settings of all steps.
func changesOf(before, after *runconfig.File) changes {
	var c changes
	differ := func(step string) bool {
		return !reflect.DeepEqual(values(before.EffectiveSettings(step)), values(after.EffectiveSettings(step)))
	}
	for _, step := range steps(before) {
		if differ(step) {
			c.steps = append(c.steps, step)
		}
	}
	c.others = !before.Options.Code.HasAllSteps && differ(otherStep)
	return c
}

// values returns settings without the places where they are written.
func values(settings []runconfig.Setting) any {
	made := map[string]any{}
	for _, s := range settings {
		if made[s.Name] = s.Value; len(s.Children) > 0 {
			made[s.Name] = values(s.Children)
		}
	}
	return made
}

// maxNamed is the number of steps that a title names.
const maxNamed = 3

// words lists the steps for a title, "" for none.
func (c changes) words() printable.Text {
	parts := slices.Clone(c.steps[:min(len(c.steps), maxNamed)])
	if more := len(c.steps) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprint(more, " more"))
	}
	if c.others {
		parts = append(parts, "steps that are not in the file")
	}
	if len(parts) == 0 {
		return ""
	}
	if last := len(parts) - 1; last > 0 {
		parts = []string{strings.Join(parts[:last], ", ") + " and " + parts[last]}
	}
	return printable.Sprintf("; this changes %s", parts[0])
}
