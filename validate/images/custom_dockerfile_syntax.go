package images

import (
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var customDockerfileSyntax = &rule.Rule{
	ID:       "custom-dockerfile-syntax",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		read := map[string]bool{}
		for image := range p.Images() {
			name := image.Docker.Dockerfile
			if name.V == "" || read[name.V] {
				continue
			}
			read[name.V] = true
			text, err := p.ReadText(name.V)
			if err != nil {
				continue // another rule says so
			}
			if line := preview.ReadRecipe(text).Unreadable; line != nil {
				p.ReportValue(rule.PlaceOf(name.Origin), "Docker cannot read this: %s", line.Message).
					In(yamldoc.PlainText(name.V, []byte(text)), rule.LineSpan(text, line.Line))
			}
		}
	},
}
