// Package images has the rules for the images that ZenML builds.
package images

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "images",
	Title: "Images",
	Rules: []*rule.Rule{
		dockerfileSyntax,
		customDockerfileSyntax,
		invalidImageReference,
		unpinnedParentImage,
		alpineParentImage,
		parentImageWithoutZenml,
		armWithoutPlatform,
		dockerfilePlatform,
		platformOnOneSide,
		invalidPlatform,
		buildOptionTwice,
		unknownBuildOption,
		targetRepositoryHasRegistry,
		invalidUser,
		invalidCacheMount,
		imageWithoutPip,
		unknownUser,
		dockerfileUser,
		dockerfileArgument,
		needsBuildkit,
		buildOptionType,
		pullWithoutEffect,
		noCodeRepository,
	},
	Pages: pages,
}
