package images

import (
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfileSyntax = &rule.Rule{
	ID:       "dockerfile-syntax",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		read := map[string]bool{}
		for _, build := range preview.Plan(p.File, preview.Options{PythonVersion: "3.11"}) {
			if build.Layer == nil {
				continue
			}
			for _, line := range build.Layer.Dockerfile {
				if len(line.From) > 0 && !read[line.Text] && !rule.Variable.MatchString(line.Text) {
					read[line.Text] = true
					checkLine(p, line)
				}
			}
		}
	},
}

// checkLine lets Docker read a line alone: what it refuses there it refuses anywhere.
func checkLine(p *rule.Pass, line preview.Line) {
	alone := preview.Dockerfile{{Text: "FROM scratch"}, line}
	if unreadable := alone.Unreadable(); len(unreadable) > 0 {
		at := rule.PlaceOf(culprit(line))
		p.ReportValue(at, "%s breaks the Dockerfile that ZenML writes; Docker says: %s", at.Name(), unreadable[0].Message)
	}
}

// culprit is the setting whose text stands in a line: the last one, for those before it only
// bring the line about.
func culprit(line preview.Line) runconfig.Origin { return line.From[len(line.From)-1] }
