// Package environment has the rules for environment variables and secrets.
package environment

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "environment",
	Title: "Environment and secrets",
	Rules: []*rule.Rule{
		envBreaksDockerfile,
		envPlaceholderUnset,
		envNotExpanded,
		defaultNotExpanded,
		envName,
		envValueType,
		plaintextSecret,
		secretBakedIntoImage,
		envBeforeInstall,
	},
	Pages: pages,
}
