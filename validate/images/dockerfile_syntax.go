package images

import (
	"slices"
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
		lists := rule.SeenLists{}
		for image := range p.BuiltImages() {
			if mayBreakLine(image.Docker, lists) {
				checkImages(p)
				return
			}
		}
	},
}

// mayBreakLine reports whether a value that ZenML writes into the Dockerfile outside of quotes has characters that may
// break a line. Few files have one, and only for those are all Dockerfiles generated. Each list is checked once.
func mayBreakLine(d *runconfig.Docker, lists rule.SeenLists) bool {
	breaksWord := func(text string) bool { return strings.ContainsAny(text, " \t\r\n\"'`\\#<>[]{}$") }
	breaksCommand := func(text string) bool { return strings.ContainsAny(text, "\r\n\\<") }
	command := d.LocalProjectInstallCommand.V
	isFlag := strings.HasPrefix(strings.TrimLeft(command, " \t"), "--") // of RUN
	if d.PythonPackageInstallerCacheMount.V != "" || breaksWord(d.ParentImage.V) || breaksWord(d.User.V) || breaksCommand(command) || isFlag {
		return true
	}
	for _, items := range [][]runconfig.Item{d.Environment.V, d.RuntimeEnvironment.V, d.BuildConfig.V.BuildOptions.V.BuildArgs.V} {
		if lists.Add(items) && slices.ContainsFunc(items, func(item runconfig.Item) bool { return breaksWord(item.Name) }) {
			return true
		}
	}
	for _, items := range [][]runconfig.Item{d.AptPackages.V, d.PythonPackageInstallerArgs.V} {
		if lists.Add(items) && slices.ContainsFunc(items, func(item runconfig.Item) bool { return breaksCommand(item.Name) || breaksCommand(item.Text()) }) {
			return true
		}
	}
	return false
}

// checkImages parses each line that a setting causes with Docker's parser.
func checkImages(p *rule.Pass) {
	read := map[string]bool{}
	for _, build := range preview.Plan(p.File, preview.PlanOptions{PythonVersion: preview.PlaceholderPython}) {
		generated, _ := build.Generated()
		for _, line := range generated.Dockerfile {
			if len(line.From) > 0 && !line.Unknown() && !read[line.Text] && !schema.HasVariable(line.Text) {
				read[line.Text] = true
				checkLine(p, line)
			}
		}
	}
}

// checkLine parses a line alone: a line that Docker rejects there it rejects anywhere.
func checkLine(p *rule.Pass, line preview.Instruction) {
	alone := preview.Dockerfile{{Text: "FROM scratch"}, line}
	if unreadable := alone.InvalidInstructions(); len(unreadable) > 0 {
		at := rule.EntryOf(culprit(line))
		p.ReportValue(at, "%s breaks the Dockerfile that ZenML writes: %s", at.Name(), unreadable[0].Message)
	}
}

// culprit is the setting whose text a line contains: the last one, since those before it only cause the line.
func culprit(line preview.Instruction) runconfig.Origin { return line.From[len(line.From)-1] }
