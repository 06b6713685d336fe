package environment

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envBreaksDockerfile = &rule.Rule{
	ID:         "env-breaks-dockerfile",
	Supersedes: []rule.ID{"dockerfile-syntax"},
	Severity:   rule.Error,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.Images() {
			if !p.NeedsLayer(image.Docker) {
				continue
			}
			for _, item := range image.Docker.Environment.V {
				checkLine(p, item)
			}
			for _, item := range image.Docker.RuntimeEnvironment.V {
				checkLine(p, item)
			}
		}
	},
}

// longestValue bounds what is printed of a value, in bytes: aliases can print endlessly.
const longestValue = 1 << 20

// checkLine judges the line ENV NAME='VALUE' that ZenML writes for a variable. See
// zenml/utils/pipeline_docker_image_builder.py, _generate_zenml_pipeline_dockerfile (0.98.0).
func checkLine(p *rule.Pass, variable runconfig.Item) {
	at := func() rule.Entry { return rule.EntryOf(variable.Origin) }
	name := rule.Short(variable.Name)
	text, _ := variable.Node.PythonStr(longestValue)
	isText := variable.Node.Resolve().Kind == doc.Scalar
	switch {
	case strings.TrimSpace(variable.Name) == "":
		p.ReportKey(at(), "a variable without a name; Docker cannot read the ENV line that ZenML writes")
	case breaksName(variable.Name):
		p.ReportKey(at(), "the name of a variable has a quote or a line break; Docker cannot read the ENV line that ZenML writes")
	case strings.Contains(text, "'") && !isText:
		p.ReportValue(at(), "%s is a collection; Python prints its strings in single quotes, which break the line ENV %s='...' that ZenML writes", name, name)
	case strings.Contains(text, "'"):
		p.ReportValue(at(), "%s has a single quote, which ends the value in the line ENV %s='...' that ZenML writes", name, name)
	case strings.Contains(text, "\n"):
		p.ReportValue(at(), "%s has a line break, which ends the line ENV %s='...' that ZenML writes", name, name)
	}
}

// breaksName reports whether Docker refuses a name in an ENV line: it takes quotes in
// pairs (moby/buildkit 0.34, frontend/dockerfile/shell).
func breaksName(name string) bool {
	odd := func(quote string) bool { return strings.Count(name, quote)%2 == 1 }
	return strings.Contains(name, "\n") || odd("'") || odd(`"`)
}
