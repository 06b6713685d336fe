package runs

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/placeholder"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// formattedName is a name in which ZenML replaces placeholders.
type formattedName struct {
	at   rule.Entry
	text string
	// ofRun are the placeholders of the whole run, step is the step that can add to them, or nil. known is false if there can be
	// others.
	ofRun map[string]bool
	step  *doc.Node
	known bool
}

// has reports whether ZenML replaces a placeholder in the name.
func (n formattedName) has(name string) bool {
	if n.ofRun[name] {
		return true
	}
	substitutions, _ := n.step.Get("substitutions")
	_, ok := substitutions.Value.Get(name)
	return ok
}

// formattedNames gives the names of the run and of the models of the pipeline and its steps.
func formattedNames(p *rule.Pass) iter.Seq[formattedName] {
	return func(yield func(formattedName) bool) {
		run := root(p)
		names, known := placeholder.InNames(run.Value)
		ofRun := map[string]bool{}
		for _, name := range names {
			ofRun[name] = true
		}
		give := func(from rule.Entry, step *doc.Node, path ...string) bool {
			at, value, ok := findText(from, path...)
			if !ok {
				return true
			}
			of, _ := step.Get("substitutions")
			return yield(formattedName{at, value.Text, ofRun, step, known && !of.Value.IsUnknown()})
		}
		ofModel := func(from rule.Entry, step *doc.Node) bool {
			return give(from, step, "model", "name") && give(from, step, "model", "version")
		}
		if !give(run, nil, "run_name") || !ofModel(run, nil) {
			return
		}
		steps, _ := run.Find("steps")
		for _, step := range steps.Children() {
			if !ofModel(step, step.Value) {
				return
			}
		}
	}
}
