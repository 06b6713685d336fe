package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfileArgument = &rule.Rule{
	ID:       "dockerfile-argument",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"parent_image_build_config"},
	Check: func(p *rule.Pass) {
		for e := range p.BuiltImages() {
			file := p.Dockerfile(e.Docker)
			if file == nil || len(file.Base.Unset) == 0 {
				continue
			}
			names, advice := strings.Join(file.Base.Unset, ", "), "set it in parent_image_build_config.build_options.build_args"
			if hasBuildArg(e.Docker.BuildConfig.V, file.Base.Unset[0]) {
				advice = "move it from build_config to parent_image_build_config, which the Dockerfile is built with"
			}
			p.ReportValue(rule.EntryOf(e.Docker.Dockerfile.Origin), "FROM %s needs the build argument %s, which has no value; %s", file.Base.Written, names, advice).
				OfImage(e).
				MoveTo(file.Place(file.Base.Line))
		}
	},
}

func hasBuildArg(config runconfig.BuildConfig, name string) bool {
	for _, item := range config.BuildOptions.V.BuildArgs.V {
		if item.Name == name {
			return true
		}
	}
	return false
}
