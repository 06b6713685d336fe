package images

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// platformOption returns the platform of a build configuration, which ZenML passes on to Docker as it is.
func platformOption(config runconfig.BuildConfig) (runconfig.Item, bool) {
	for _, item := range config.BuildOptions.V.Others {
		if item.Name == "platform" {
			return item, true
		}
	}
	return runconfig.Item{}, false
}

// setPlatform is the fix that sets the platform in a build configuration of a block, build_config or
// parent_image_build_config.
func setPlatform(p *rule.Pass, block runconfig.DockerBlock, config, platform string) rule.Fix {
	return rule.Fix{Title: fmt.Sprintf("Set platform: %s in %s", platform, config), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		value := doc.NewString(platform)
		options := doc.NewMapping(doc.NewField("platform", value))
		inBlock, found := block.Node.Get(config)
		if !found {
			return p.File.Doc.InsertField(block.Node, config, doc.NewMapping(doc.NewField("build_options", options)))
		}
		inConfig, found := inBlock.Value.Get("build_options")
		if !found {
			return p.File.Doc.InsertField(inBlock.Value, "build_options", options)
		}
		return p.File.Doc.InsertField(inConfig.Value, "platform", value)
	})}
}
