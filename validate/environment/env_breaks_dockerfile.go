package environment

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envBreaksDockerfile = &rule.Rule{
	ID:         "env-breaks-dockerfile",
	Supersedes: []rule.ID{"dockerfile-syntax"},
	Severity:   rule.Error,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		quotes := quotesIn{}
		for item := range variables(p) {
			checkLine(p, item, quotes)
		}
	},
}

// longestValue limits the text of a number, in bytes.
const longestValue = 1 << 20

// checkLine checks the line ENV NAME='VALUE' that ZenML writes for a variable. See
// zenml/utils/pipeline_docker_image_builder.py, _generate_zenml_pipeline_dockerfile (0.98.0).
func checkLine(p *rule.Pass, variable runconfig.Item, quotes quotesIn) {
	at := func() rule.Entry { return rule.EntryOf(variable.Origin) }
	name := shorten.ForMessage(variable.Name)
	text, isText := "", variable.Node.Resolve().Kind == doc.Scalar
	if isText {
		text, _ = variable.Node.PythonStr(longestValue)
	}
	switch {
	case strings.TrimSpace(variable.Name) == "":
		p.ReportKey(at(), "the variable has no name, which breaks its ENV line in the Dockerfile; give it a name")
	case breaksName(variable.Name):
		p.ReportKey(at(), "the variable name contains a quote or line break, which breaks its ENV line in the Dockerfile; use letters, digits and _")
	case !isText && quotes.has(variable.Node):
		p.ReportValue(at(), "%s contains strings, which Python prints in single quotes, and they break ENV %s='...' in the Dockerfile; write one string", name, name)
	case strings.Contains(text, "'"):
		p.ReportValue(at(), "%s contains a single quote, which breaks ENV %s='...' in the Dockerfile; use double quotes or none", name, name)
	case strings.Contains(text, "\n"):
		p.ReportValue(at(), "%s contains a line break, which breaks ENV %s='...' in the Dockerfile; write it on one line", name, name)
	}
}

// quotesIn remembers whether Python prints a single quote in a collection, as it does for each string in it. Aliases can make
// the text of a small collection endless, so none is printed, and each is visited once.
type quotesIn map[*doc.Node]bool

func (q quotesIn) has(n *doc.Node) bool {
	n = n.Resolve()
	if n == nil {
		return false
	}
	if known, ok := q[n]; ok {
		return known
	}
	q[n] = false // if it contains itself
	if n.Kind == doc.Scalar {
		q[n] = n.Type == doc.TypeString || n.Type == doc.TypeBytes || n.Type == doc.TypeEquals
		return q[n]
	}
	for _, item := range n.Items {
		q[n] = q[n] || q.has(item)
	}
	for _, field := range n.Fields {
		q[n] = q[n] || q.has(field.Key) || q.has(field.Value)
	}
	return q[n]
}

// breaksName reports whether Docker rejects a name in an ENV line, where quotes must be in
// pairs (moby/buildkit 0.34, frontend/dockerfile/shell).
func breaksName(name string) bool {
	odd := func(quote string) bool { return strings.Count(name, quote)%2 == 1 }
	return strings.Contains(name, "\n") || odd("'") || odd(`"`)
}
