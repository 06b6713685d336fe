package images

import "github.com/settings-ls/settings-ls/validate/rule"

var customDockerfileSyntax = &rule.Rule{
	ID:       "custom-dockerfile-syntax",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		read := map[string]bool{}
		for image := range p.BuiltImages() {
			name := image.Docker.Dockerfile
			if name.V == "" || read[name.V] {
				continue
			}
			read[name.V] = true
			if file := p.Dockerfile(image.Docker); file != nil && file.SyntaxError != nil {
				p.ReportValue(rule.EntryOf(name.Origin), "invalid Dockerfile: %s", file.SyntaxError.Message).
					MoveTo(file.Place(file.SyntaxError.Line))
			}
		}
	},
}
