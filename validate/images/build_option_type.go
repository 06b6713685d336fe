package images

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/imagebuilder"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var buildOptionType = &rule.Rule{
	ID:       "build-option-type",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		builder := p.ImageBuilder()
		if !builder.RejectsNumbers {
			return
		}
		for e := range p.BuiltImages() {
			for _, config := range []runconfig.BuildConfig{e.Docker.BuildConfig.V, e.Docker.ParentImageBuildConfig.V} {
				options := config.BuildOptions.V
				for _, items := range [][]runconfig.Item{options.BuildArgs.V, options.Labels.V} {
					checkOptionTypes(p, builder, items)
				}
			}
		}
	},
}

func checkOptionTypes(p *rule.Pass, builder imagebuilder.Builder, items []runconfig.Item) {
	for _, item := range items {
		value := item.Node.Resolve()
		if value.Kind != doc.Scalar || value.Type == doc.TypeString || value.IsNull() {
			continue
		}
		text, _ := item.Node.PythonStr(1 << 10)
		at := rule.EntryOf(item.Origin)
		p.ReportValue(at, "%s must be a string: %s rejects other types", item.Name, builder.Name).OfBuilder(p).Advise(p, at, rule.Written(text))
	}
}
