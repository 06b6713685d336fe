package refactor

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/schema"
)

// moveToPipeline moves a setting of a step to the pipeline, if the effective settings of the step stay the same.
func moveToPipeline(c Config, at assist.Setting) []Action {
	step, path := at.Split()
	if step == "" || !isMovable(c, at, path) {
		return nil
	}
	return move(c, at, step, path, printable.Sprintf("Move %s to the pipeline", at.Key.Text))
}

// maxTargets is the number of steps to which a setting can be moved.
const maxTargets = 5

// moveToSteps moves a setting of the pipeline to one of the steps of the file, if the effective settings of the step stay the same.
func moveToSteps(c Config, at assist.Setting) []Action {
	inStep, path := at.Split()
	if inStep != "" || !isMovable(c, at, path) || len(c.File.Run.Steps) > maxTargets {
		return nil
	}
	var offered []Action
	for _, step := range c.File.Run.Steps {
		to := append([]string{"steps", step.Name}, path...)
		offered = append(offered, move(c, at, step.Name, to, printable.Sprintf("Move %s to step %s", at.Key.Text, step.Name))...)
	}
	return offered
}

// isMovable reports whether a path, in a step or in the pipeline, leads to a setting that both have: not to the mapping that has all of them, and
// not to an unknown key.
func isMovable(c Config, at assist.Setting, path []string) bool {
	isProblem := func(p schema.Problem) bool { return p.Key == at.Key }
	return len(path) > 0 && path[0] != "steps" && !slices.Equal(path, []string{"settings"}) &&
		len(steps(c.File)) <= maxSteps && !slices.ContainsFunc(c.File.Problems, isProblem)
}

// move moves a setting to a path from the root. The step keeps its effective settings; the title says which others change.
func move(c Config, at assist.Setting, step string, to []string, title printable.Text) []Action {
	if c.File.Doc.Root.At(to...) != nil {
		return []Action{{Kind: Move, Title: title, Disabled: printable.Sprintf("%s is already set there", to[len(to)-1])}}
	}
	edits, ok := c.File.Doc.MoveField(at.Key, to...)
	if !ok {
		return nil
	}
	file, ok := c.after(edits)
	if !ok {
		return nil
	}
	changed := changesOf(c.File, file)
	if slices.Contains(changed.steps, step) {
		return nil
	}
	return []Action{{Kind: Move, Title: title + changed.words(), Edits: edits}}
}
