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
	// ofRun are the placeholders of the whole run, block is the pipeline or the step, which can add to them. known is false if there can
	// be others.
	ofRun *runPlaceholders
	block *doc.Node
	known bool
}

// has reports whether ZenML replaces a placeholder in the name.
func (n formattedName) has(name string) bool {
	if n.ofRun.has(name) {
		return true
	}
	substitutions, _ := n.block.Get("substitutions")
	_, ok := substitutions.Value.Get(name)
	return ok
}

// runPlaceholders are the placeholders of a run. Few names have any, so they are made a set for the first.
type runPlaceholders struct {
	names []string
	set   map[string]bool
}

func (r *runPlaceholders) has(name string) bool {
	if r.set == nil {
		r.set = make(map[string]bool, len(r.names))
		for _, name := range r.names {
			r.set[name] = true
		}
	}
	return r.set[name]
}

// formattedPaths are the paths of formatted names in the pipeline or a step.
var formattedPaths = [][]string{{"run_name"}, {"model", "name"}, {"model", "version"}}

// formattedNames gives the names of the run and of the models of the pipeline and its steps.
func formattedNames(p *rule.Pass) iter.Seq[formattedName] {
	return func(yield func(formattedName) bool) {
		names, known := placeholder.InNames(p.File.Doc.Root)
		ofRun := &runPlaceholders{names: names}
		for block := range p.PipelineAndSteps() {
			for _, path := range formattedPaths {
				if len(path) == 1 && len(block.Path) > 0 { // a step has no run_name
					continue
				}
				at, value, ok := findText(block, path...)
				if !ok {
					continue
				}
				substitutions, _ := block.Find("substitutions")
				if !yield(formattedName{at, value.Text, ofRun, block.Value, known && !substitutions.Value.IsUnknown()}) {
					return
				}
			}
		}
	}
}
