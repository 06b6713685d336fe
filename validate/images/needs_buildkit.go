package images

import (
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var needsBuildkit = &rule.Rule{
	ID:       "needs-buildkit",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			d := image.Docker
			if mount := d.PythonPackageInstallerCacheMount; mount.V != "" && p.File.MayInstallPackages(d) {
				p.ReportValue(rule.EntryOf(mount.Origin), "a cache mount needs BuildKit, which %s does not use, so the build fails; %s", defaultBuilder, useCommandLine)
			}
			file := p.Dockerfile(d)
			if file == nil {
				continue
			}
			for _, use := range file.BuildKit {
				consequence := "so the build fails"
				if use.Feature == dockerfile.Heredoc {
					consequence = "so nothing of it runs"
				}
				p.ReportValue(rule.EntryOf(d.Dockerfile.Origin), "%s needs BuildKit, which %s does not use, %s; %s", use.Feature, defaultBuilder, consequence, useCommandLine).
					MoveTo(file.Place(use.Line))
			}
		}
	},
}

// What messages call the builder that is in use unless the stack has another one, and the way to use BuildKit
// (zenml/container_engines/docker_engine.py, 0.98.0).
const (
	defaultBuilder = "ZenML's default image builder (Docker's Python library)"
	useCommandLine = "set use_subprocess_call on the image builder"
)
