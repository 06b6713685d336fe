// Package runs holds the rules of what is particular to a run: its name, schedule and parameters.
package runs

import (
	"embed"
	"slices"

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
	},
	Pages: pages,
}

// root is the entry of the whole run configuration.
func root(p *rule.Pass) rule.Entry { return rule.Entry{Value: p.File.Doc.Root} }

// find returns the entry at a path of keys below another one; ok is false if there is none.
func find(from rule.Entry, path ...string) (at rule.Entry, ok bool) {
	at = from
	for _, key := range path {
		entry, found := at.Value.Get(key)
		if !found {
			return rule.Entry{}, false
		}
		at = rule.Entry{Path: append(slices.Clip(at.Path), key), Key: entry.Key, Value: entry.Value}
	}
	return at, true
}

// findText is find for a value that is a string.
func findText(from rule.Entry, path ...string) (at rule.Entry, value *doc.Node, ok bool) {
	at, found := find(from, path...)
	value = at.Value.Resolve()
	return at, value, found && value.IsString()
}
