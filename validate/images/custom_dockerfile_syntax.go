package images

import (
	"strings"

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
			if unreadable := preview.ReadDockerfile(text); unreadable != nil {
				finding := p.ReportValue(rule.PlaceOf(name.Origin), "Docker cannot read this: %s", unreadable.Message)
				finding.File, finding.Span = yamldoc.PlainText(name.V, []byte(text)), lineSpan(text, unreadable.Line)
			}
		}
	},
}

// lineSpan is the place of a line counted from 0, without its line end.
func lineSpan(text string, number int) yamldoc.Span {
	start := 0
	for range number {
		start += strings.IndexByte(text[start:], '\n') + 1
	}
	line, _, _ := strings.Cut(text[start:], "\n")
	return yamldoc.Span{Start: start, End: start + len(strings.TrimSuffix(line, "\r"))}
}
