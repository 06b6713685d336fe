// Package python has the rules for mistakes that only Python code can make: how it calls ZenML's classes, decorators and
// methods. Settings in Python are also checked by the rules of all other groups.
package python

import (
	"embed"
	"path"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "python",
	Title: "Python",
	Rules: []*rule.Rule{
		positionalArgument,
		unknownKeyword,
		configFileNotFound,
		wrongSettingsClass,
		unusedSettings,
		overriddenByConfigFile,
	},
	Pages: pages,
}

// classOf is the name of the class that a call makes an object of, "" for another function.
func classOf(call doc.Call) string {
	if !strings.HasPrefix(call.Function, "zenml.") {
		return ""
	}
	return path.Ext(call.Function)[1:]
}

// called is what a call is written as in messages, such as "training.with_options".
func called(p *rule.Pass, call doc.Call) string {
	return shorten.ForMessage(strings.Join(strings.Fields(p.File.Doc.Place(call.FunctionSpan).Text()), " "))
}
