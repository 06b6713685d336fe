package images

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var buildOptionTwice = &rule.Rule{
	ID:       "build-option-twice",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.DockerBlocks() {
			for _, name := range []string{"build_config", "parent_image_build_config"} {
				config, _ := block.Node.Get(name)
				if config.Value == nil {
					continue
				}
				options, _ := config.Value.Get("build_options")
				if options.Value == nil {
					continue
				}
				one, first := options.Value.Get("buildargs")
				two, second := options.Value.Get("build_args")
				if !first || !second {
					continue
				}
				path := append(block.Path(), name, "build_options", "buildargs")
				at := rule.Entry{Path: path, Key: one.Key, Value: one.Value}
				p.ReportKey(at, "buildargs and build_args are the same option, so Docker gets one as an unknown flag; use only build_args").
					AddRelated(p.FirstLine(two.Key), "build_args is set here").
					AddFix(p.RemoveFix(at))
			}
		}
	},
}
