package combinations

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unusedWithoutBuild = &rule.Rule{
	ID:       "unused-without-build",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: append(rule.GeneratedImageSettings, "parent_image", "dockerfile", "skip_build"),
	Check: func(p *rule.Pass) {
		if !blocksComplete(p) {
			return
		}
		for _, i := range ineffectiveSettings(p, func(d *runconfig.Docker, report func(ineffective)) {
			image := usedImage(d)
			if d.SkipBuild.V || !image.IsSet() || p.NeedsGeneratedImage(d) {
				return
			}
			for _, i := range []ineffective{{"runtime_environment", d.RuntimeEnvironment.Origin, image}, {"user", d.User.Origin, image}} {
				if i.origin.Key != nil && !isEmpty(i.origin.Node) {
					report(i)
				}
			}
		}) {
			at := rule.EntryOf(i.origin)
			finding := p.ReportKey(at, "%s has no effect: nothing else is added to the image, so %s is used unchanged", i.name, rule.EntryOf(i.cause).Name()).
				AddRelated(p.FirstLine(i.cause.Node), "this image is used")
			if i.name == "runtime_environment" && slices.Contains(p.File.Options.Release.Docker.BuildNeededBy, "environment") {
				finding.Advise(p, at, insteadOf(at, "environment"))
			}
		}
	},
}

// usedImage is the origin of what a step runs in where ZenML adds nothing to it; not set where there is nothing.
func usedImage(d *runconfig.Docker) runconfig.Origin {
	if d.Dockerfile.V != "" {
		return d.Dockerfile.Origin
	}
	if d.ParentImage.V != "" {
		return d.ParentImage.Origin
	}
	return runconfig.Origin{}
}

// insteadOf advises another key in place of that of an entry.
func insteadOf(at rule.Entry, name string) rule.Advice {
	path := append(rule.SchemaPath(at.Path[:len(at.Path)-1]), name)
	return rule.Advice{Action: rule.Replace, Paths: [][]string{path}}
}
