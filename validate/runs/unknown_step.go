package runs

import (
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownStep = &rule.Rule{
	ID:       "unknown-step",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		code := p.File.Options.Code
		if !code.HasAllSteps {
			return
		}
		steps, ok := p.Root().Find("steps")
		if !ok {
			return
		}
		known := knownSteps{exact: map[string]bool{}, repeated: map[string]bool{}}
		var names []string
		for _, s := range code.Steps {
			known.exact[s.Name] = true
			known.repeated[s.Name] = known.repeated[s.Name] || s.MayRepeat
			names = append(names, s.Name)
		}
		names = names[:min(len(names), mostNames)]
		for _, at := range steps.Children() {
			name := at.Key.KeyName()
			if !at.Key.IsString() || known.has(name) {
				continue
			}
			finding := p.ReportKey(at, "unknown step %q: %s, so ZenML ignores it", shorten.ForMessage(name), withoutStep(code.Pipelines))
			if near, ok := nearest.To(name, names); ok {
				finding.Advise(p, at, rule.Renamed(near))
			}
		}
	},
}

// mostNames is how many names are compared with a misspelled one.
const mostNames = 200

// knownSteps are the names of the steps that pipelines call. A step that is called in a loop also has its name with a number.
type knownSteps struct{ exact, repeated map[string]bool }

func (k knownSteps) has(name string) bool {
	if k.exact[name] {
		return true
	}
	i := strings.LastIndexByte(name, '_')
	if i < 0 || !k.repeated[name[:i]] {
		return false
	}
	_, err := strconv.Atoi(name[i+1:])
	return err == nil
}

// withoutStep says that pipelines do not call a step.
func withoutStep(pipelines []string) string {
	if len(pipelines) == 1 {
		return "pipeline " + pipelines[0] + " does not call it"
	}
	const most = 3
	listed := strings.Join(pipelines[:min(len(pipelines), most)], ", ")
	if len(pipelines) > most {
		listed += " and others"
	}
	return "none of the pipelines " + listed + " calls it"
}
