package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfileSyntax = &rule.Rule{
	ID:         "dockerfile-syntax",
	Supersedes: []rule.ID{"invalid-image-reference", "invalid-user"},
	Severity:   rule.Error,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		lists := rule.Lists{}
		for image := range p.Images() {
			if isOdd(image.Docker, lists) {
				checkImages(p)
				return
			}
		}
	},
}

// isOdd reports whether a value that ZenML writes into the Dockerfile outside of quotes has
// characters that could break a line. Few files have one, and only those are worth the
// work of writing all Dockerfiles. Lists that were looked at before are not looked at again.
func isOdd(d *runconfig.Docker, lists rule.Lists) bool {
	words := []string{d.ParentImage.V, d.User.V}
	for _, items := range [][]runconfig.Item{d.Environment.V, d.RuntimeEnvironment.V, d.BuildConfig.V.BuildOptions.V.BuildArgs.V} {
		if !lists.Add(items) {
			continue
		}
		for _, item := range items {
			words = append(words, item.Name)
		}
	}
	commands := []string{d.LocalProjectInstallCommand.V}
	for _, items := range [][]runconfig.Item{d.AptPackages.V, d.PythonPackageInstallerArgs.V} {
		if !lists.Add(items) {
			continue
		}
		for _, item := range items {
			commands = append(commands, item.Name, item.Text())
		}
	}
	return d.PythonPackageInstallerCacheMount.V != "" ||
		strings.ContainsAny(strings.Join(words, ""), " \t\r\n\"'`\\#<>[]{}$") ||
		strings.ContainsAny(strings.Join(commands, ""), "\r\n\\<")
}

// checkImages lets Docker read each line that a setting causes.
func checkImages(p *rule.Pass) {
	read := map[string]bool{}
	for _, build := range preview.Plan(p.File, preview.PlanOptions{PythonVersion: preview.PlaceholderPython}) {
		generated, _ := build.Generated()
		for _, line := range generated.Dockerfile {
			if len(line.From) > 0 && !read[line.Text] && !schema.HasVariable(line.Text) {
				read[line.Text] = true
				checkLine(p, line)
			}
		}
	}
}

// checkLine lets Docker read a line alone: what it refuses there it refuses anywhere.
func checkLine(p *rule.Pass, line preview.Instruction) {
	alone := preview.Dockerfile{{Text: "FROM scratch"}, line}
	if unreadable := alone.InvalidInstructions(); len(unreadable) > 0 {
		at := rule.EntryOf(culprit(line))
		p.ReportValue(at, "%s breaks the Dockerfile that ZenML writes; Docker says: %s", at.Name(), unreadable[0].Message)
	}
}

// culprit is the setting whose text stands in a line: the last one, for those before it only
// bring the line about.
func culprit(line preview.Instruction) runconfig.Origin { return line.From[len(line.From)-1] }
