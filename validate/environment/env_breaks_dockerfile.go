package environment

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envBreaksDockerfile = &rule.Rule{
	ID:         "env-breaks-dockerfile",
	Supersedes: []rule.ID{"dockerfile-syntax", "env-not-expanded"},
	Severity:   rule.Error,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		values := envValues{}
		for item := range variables(p) {
			if value := item.Node.Resolve(); value.IsString() && dockerfile.IsPlainVariable(item.Name, value.Text) {
				continue // nearly all
			}
			switch env := values.env(item); {
			case p.HasUnknownIn(item.Node):
			case env.Problem == "":
				reportAltered(p, item, env)
			case dockerfile.IsVariableName(item.Name) || !breaksName(item.Name):
				reportRejected(p, item, env)
			case strings.TrimSpace(item.Name) == "":
				p.ReportKey(rule.EntryOf(item.Origin), "the variable has no name, which breaks its ENV line in the Dockerfile; give it a name")
			default:
				p.ReportKey(rule.EntryOf(item.Origin), "the variable name contains a quote or line break, which breaks its ENV line in the Dockerfile; use letters, digits and _")
			}
		}
	},
}

// envValues remembers what Docker makes of values under a valid name: aliases share large ones, and nothing depends on the name.
type envValues map[*doc.Node]dockerfile.Env

// env is what Docker makes of a variable.
func (e envValues) env(variable runconfig.Item) dockerfile.Env {
	if !dockerfile.IsVariableName(variable.Name) {
		return preview.ImageVariables(variable.Name, variable.Node)
	}
	node := variable.Node.Resolve()
	env, known := e[node]
	if !known {
		env = preview.ImageVariables("A", node)
		e[node] = env
	}
	return env
}

// reportRejected reports a variable whose line Docker cannot read.
func reportRejected(p *rule.Pass, variable runconfig.Item, env dockerfile.Env) {
	at, name, node := rule.EntryOf(variable.Origin), shorten.ForMessage(variable.Name), variable.Node.Resolve()
	switch isText := node.Kind == doc.Scalar; {
	case env.IsTooLong:
		p.ReportValue(at, "%s is longer than a line of a Dockerfile can be (64 KiB); pass it to the run in a file", name)
	case !isText:
		p.ReportValue(at, "%s contains strings, which Python prints in quotes, and they break ENV %s='...' in the Dockerfile; write one string", name, name)
	case strings.Contains(node.Text, "'"):
		p.ReportValue(at, "%s contains a single quote, which breaks ENV %s='...' in the Dockerfile; use double quotes or none", name, name)
	default:
		p.ReportValue(at, "%s contains a line break, which breaks ENV %s='...' in the Dockerfile; write it on one line", name, name)
	}
}

// reportAltered reports a variable that has another value in the image than in the file, because Docker reads quotes and line breaks in it. The
// names of variables that Docker changes are reported by another rule.
func reportAltered(p *rule.Pass, variable runconfig.Item, env dockerfile.Env) {
	text, _ := variable.Node.PythonStr(longestValue)
	if !dockerfile.IsVariableName(variable.Name) || !env.HasMore && len(env.Variables) == 1 && env.Variables[0].Value == text {
		return
	}
	at, name := rule.EntryOf(variable.Origin), shorten.ForMessage(variable.Name)
	why := "Docker removes single quotes; use double quotes or none"
	switch {
	case variable.Node.Resolve().Kind != doc.Scalar:
		why = "Docker removes the single quotes that Python prints around strings; write one string"
	case !strings.Contains(text, "'"):
		why = "Docker joins lines that end with a backslash; write it on one line"
	}
	if p.File.Secrets.ContainsSecret(variable.Node.Span) {
		p.ReportValue(at, "%s has another value in the image, because %s", name, why).WithSeverity(rule.Warning)
		return
	}
	p.ReportValue(at, "%s becomes %s in the image, because %s", name, inImage(env), why).WithSeverity(rule.Warning)
}

// inImage describes what the image gets for a variable, and what else.
func inImage(env dockerfile.Env) string {
	text := fmt.Sprintf("%q", shorten.ForMessage(env.Variables[0].Value))
	for _, other := range env.Variables[1:] {
		text += fmt.Sprintf(" (and %s becomes %q)", shorten.ForMessage(other.Name), shorten.ForMessage(other.Value))
	}
	if env.HasMore {
		text += " (and the next line becomes another instruction)"
	}
	return text
}

// longestValue limits the text of a value, in bytes. Docker does not accept lines of 64 KiB.
const longestValue = 1 << 17

// breaksName reports whether Docker cannot read an ENV line because of the name.
func breaksName(name string) bool {
	return !dockerfile.IsPlainVariable(name, "x") && preview.ImageVariables(name, doc.NewString("x")).Problem != ""
}
