// Package runs holds the rules of what is particular to a run: its name, schedule and parameters.
package runs

import (
	"embed"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "runs",
	Title: "Runs",
	Rules: []*rule.Rule{
		fixedRunName,
		invalidCronExpression,
		numberReadAsText,
		doubledBraces,
		invalidName,
		invalidFunction,
		invalidVariable,
		binaryValue,
		unknownStep,
		componentNotInStack,
	},
	Pages: pages,
}

// findText is Find for a value that is a string.
func findText(from rule.Entry, path ...string) (at rule.Entry, value *doc.Node, ok bool) {
	at, found := from.Find(path...)
	value = at.Value.Resolve()
	return at, value, found && value.IsString()
}
