// Package combinations has the rules for settings that conflict. They check the effective settings: those of each
// step merged into those of the pipeline.
package combinations

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
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
		unusedWithoutBuild,
		overwrittenImage,
	},
	Pages: pages,
}

// blocksComplete reports whether no syntax error may hide a setting of a block.
func blocksComplete(p *rule.Pass) bool {
	for block := range p.File.DockerBlocks() {
		if !p.IsIntact(block.Node) {
			return false
		}
	}
	return true
}
