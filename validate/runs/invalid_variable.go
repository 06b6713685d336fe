package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidVariable = &rule.Rule{
	ID:       "invalid-variable",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.PipelineAndSteps() {
			checkVariables(p, block)
		}
	},
}

// checkVariables checks the environment variables of the pipeline or of a step.
func checkVariables(p *rule.Pass, block rule.Entry) {
	environment, _ := block.Value.Get("environment")
	for _, variable := range environment.Value.Entries() {
		if isVariable(variable) {
			continue
		}
		environment := block.Child(environment)
		if !p.IsKnownKey(environment.Path) {
			return
		}
		at := environment.Child(variable)
		switch name := variable.Key.KeyName(); {
		case name == "":
			p.ReportKey(at, "the name of an environment variable must not be empty")
		case strings.ContainsAny(name, notInNames):
			p.ReportKey(at, "%q is not a name for an environment variable: no operating system accepts = or NUL in it", shorten.ForMessage(name))
		default:
			p.ReportValue(at, "the value of %s contains NUL, which no operating system accepts", shorten.ForMessage(name))
		}
	}
}

// notInNames are the characters that no operating system accepts in the name of an environment variable.
const notInNames = "=\x00"

// isVariable reports whether operating systems accept the name and the value of an environment variable.
func isVariable(variable doc.Field) bool {
	name, value := variable.Key.KeyName(), variable.Value.Resolve()
	return name != "" && !strings.ContainsAny(name, notInNames) && !(value.IsString() && strings.Contains(value.Text, "\x00"))
}
