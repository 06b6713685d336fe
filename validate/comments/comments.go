// Package comments reads the comments that silence rules:
//
//	# settings-ls: ignore[rule, ...] reason       its line, or the line below when it is on a line of its own
//	# settings-ls: ignore-file[rule, ...] reason  the file; without brackets, all rules
//
// and reports those that silence nothing.
package comments

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package. They check the findings of all other rules, so they run last.
var Group = rule.Group{
	Name:  "comments",
	Title: "Comments",
	Rules: []*rule.Rule{
		unusedIgnore,
	},
	Pages: pages,
}
