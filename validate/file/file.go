// Package file has the rules for the file as a whole: whether it is valid YAML and a mapping, whether it is a
// template, and which values YAML 1.1 reads differently.
package file

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "file",
	Title: "The file",
	Rules: []*rule.Rule{
		yamlSyntax,
		notAMapping,
		duplicateKey,
		yaml11Scalar,
		templatePlaceholder,
		unresolvedTemplate,
		mergeOrder,
	},
	Pages: pages,
}
