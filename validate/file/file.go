// Package file holds the rules of the file as a whole: whether it is YAML, a mapping,
// and free of what YAML 1.1 or a template engine makes of it.
package file

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group are the rules of this package.
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
	},
	Pages: pages,
}
