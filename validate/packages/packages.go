// Package packages has the rules for the packages that are installed in an image.
package packages

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "packages",
	Title: "Packages",
	Rules: []*rule.Rule{
		unknownIntegration,
		fileNotFound,
		invalidRequirement,
		duplicateRequirement,
		conflictingRequirement,
		zenmlVersionMismatch,
		unpinnedRequirement,
		invalidAptPackage,
		installerFlagValue,
		installerArgUnsupported,
		uvNeedsSystem,
		replicateCommandDeprecated,
		localRequirement,
		requirementNeedsGit,
		requirementBreaksZenml,
		outsideVirtualEnvironment,
		installerArgValue,
		invalidExportCommand,
		requirementsEncoding,
	},
	Pages: pages,
}
