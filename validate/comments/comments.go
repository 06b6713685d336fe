// Package comments reads the comments that silence rules:
//
//	# settings-ls: ignore[rule, ...] reason       the line, or the one below when it stands alone
//	# settings-ls: ignore-file[rule, ...] reason  the file; without brackets all rules
//
// and reports those that silence nothing.
package comments

import (
	"embed"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group are the rules of this package. They look at what all others have found, so they come last.
var Group = rule.Group{
	Name:  "comments",
	Title: "Comments",
	Rules: []*rule.Rule{unusedIgnore},
	Pages: pages,
}
