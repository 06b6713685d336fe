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

// longestValue bounds what is printed of a number, in bytes.
const longestValue = 1 << 20

// checkLine judges the line ENV NAME='VALUE' that ZenML writes for a variable. See
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
		p.ReportKey(at(), "a variable without a name; Docker cannot read the ENV line that ZenML writes")
	case breaksName(variable.Name):
		p.ReportKey(at(), "the name of a variable has a quote or a line break; Docker cannot read the ENV line that ZenML writes")
	case !isText && quotes.has(variable.Node):
		p.ReportValue(at(), "%s is a collection; Python prints its strings in single quotes, which break the line ENV %s='...' that ZenML writes", name, name)
	case strings.Contains(text, "'"):
		p.ReportValue(at(), "%s has a single quote, which ends the value in the line ENV %s='...' that ZenML writes", name, name)
	case strings.Contains(text, "\n"):
		p.ReportValue(at(), "%s has a line break, which ends the line ENV %s='...' that ZenML writes", name, name)
	}
}

// quotesIn remembers whether Python prints a single quote in a collection, as it does for each string in it. Aliases can make
// a small collection print endlessly, so none is printed, and each is looked at once.
type quotesIn map[*doc.Node]bool

func (q quotesIn) has(n *doc.Node) bool {
	n = n.Resolve()
	if n == nil {
		return false
	}
	if known, ok := q[n]; ok {
		return known
	}
	q[n] = false // in case that it contains itself
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

// breaksName reports whether Docker refuses a name in an ENV line: it takes quotes in
// pairs (moby/buildkit 0.34, frontend/dockerfile/shell).
func breaksName(name string) bool {
	odd := func(quote string) bool { return strings.Count(name, quote)%2 == 1 }
	return strings.Contains(name, "\n") || odd("'") || odd(`"`)
}
