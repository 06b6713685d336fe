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
	},
	Pages: pages,
}

// text returns the entry at a path of keys from the root, if its value is a string.
func text(p *rule.Pass, path ...string) (at rule.Entry, value *doc.Node, ok bool) {
	at.Value = p.File.Doc.Root
	for _, key := range path {
		entry, found := at.Value.Resolve().Get(key)
		if !found {
			return at, nil, false
		}
		at = rule.Entry{Path: append(at.Path, key), Key: entry.Key, Value: entry.Value}
	}
	value = at.Value.Resolve()
	return at, value, value != nil && value.Kind == doc.Scalar && value.Type == doc.TypeString
}
