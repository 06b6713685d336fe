package project

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// IncludeComment is a line that makes a YAML file a run configuration even if its content does not look like one.
const IncludeComment = "# settings-ls: include"

var includeComment = lazyregexp.New(`^#+[ \t]*settings-ls:[ \t]*include([ \t]|$)`)

// MayHaveIncludeComment reports whether FindIncludeComment may find a comment.
func MayHaveIncludeComment(text []byte) bool { return bytes.Contains(text, []byte("settings-ls:")) }

// FindIncludeComment returns the first comment like IncludeComment. The text is only parsed if it may have one.
func FindIncludeComment(text []byte, parse func() *doc.Document) (comment doc.Span, ok bool) {
	if !MayHaveIncludeComment(text) {
		return comment, false
	}
	document := parse()
	for _, span := range document.Comments {
		if includeComment().Match(document.Source[span.Start:span.End]) {
			return span, true
		}
	}
	return comment, false
}
