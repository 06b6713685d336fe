// Package combinations holds the rules of settings that do not go together. They judge what
// ZenML uses in the end: the settings of each step over those of the pipeline.
package combinations

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group are the rules of this package.
var Group = rule.Group{
	Name:  "combinations",
	Title: "Combinations",
	Rules: []*rule.Rule{
		skipBuildWithoutParentImage,
		localInstallNeedsFiles,
		nothingToBuild,
		skipBuildIgnoresSettings,
		skipBuildWithoutCode,
		parentImageIgnored,
		contextWithoutDockerfile,
		dockerfileNeedsContext,
		noCodeSource,
		listReplaced,
		nullDoesNotUnset,
		flagLostInMerge,
		installerArgsUnused,
		extraImage,
		autoDetectionOff,
	},
	Pages: pages,
}

// blocksWhole reports whether no error hides a setting that may be in a block.
func blocksWhole(p *rule.Pass) bool {
	for block := range p.File.Blocks() {
		if !p.Whole(block.Node) {
			return false
		}
	}
	return true
}
