package runs

import (
	"strings"

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
	environment, ok := block.Find("environment")
	if !ok || !p.IsKnownKey(environment.Path) {
		return
	}
	for _, entry := range environment.Value.Entries() {
		at := func() rule.Entry { return environment.Child(entry) }
		name := entry.Key.KeyName()
		switch value := entry.Value.Resolve(); {
		case name == "":
			p.ReportKey(at(), "the name of an environment variable must not be empty")
		case strings.ContainsAny(name, "=\x00"):
			p.ReportKey(at(), "%q is not a name for an environment variable: no operating system accepts = or NUL in it", shorten.ForMessage(name))
		case value.IsString() && strings.Contains(value.Text, "\x00"):
			p.ReportValue(at(), "the value of %s contains NUL, which no operating system accepts", shorten.ForMessage(name))
		}
	}
}
