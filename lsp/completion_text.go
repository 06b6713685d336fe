package lsp

import (
	"bytes"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
)

// setText sets what a completion item inserts, as the client supports it.
func (s *server) setText(made *protocol.CompletionItem, d *snapshot, item assist.CompletionItem) {
	text := item.Text
	if snippet := snippetOf(item); s.clientCaps.snippets && snippet != "" {
		text = snippet
		made.InsertTextFormat = protocol.InsertTextFormatSnippet
		if !s.clientCaps.insertsAsIs {
			text = withoutIndentation(text, lineIndentation(d.Text(), item.ReplaceSpan.Start))
		}
	}
	made.TextEdit = &protocol.TextEdit{Range: s.rangeOf(d, item.ReplaceSpan), NewText: text}
	// Some clients use the text, others accept everything if there is an edit.
	made.FilterText = protocol.NewOptional(item.Label)
	if s.clientCaps.insertsAsIs || !s.clientCaps.snippets {
		made.InsertTextMode = protocol.InsertTextModeAsIs
	}
}

// snippetOf returns an item as a snippet, or "" if there is no reason to: Neovim inserts plain text only up to the first space.
func snippetOf(item assist.CompletionItem) string {
	if item.Snippet == "" && strings.ContainsAny(item.Text, " \n") {
		return escapeSnippet.Replace(item.Text)
	}
	return item.Snippet
}

var escapeSnippet = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// withoutIndentation removes from the lines after the first one the indentation that clients add to the lines of snippets by default.
func withoutIndentation(text, indentation string) string {
	return strings.ReplaceAll(text, "\n"+indentation, "\n")
}

// lineIndentation returns the spaces at the start of the line of an offset.
func lineIndentation(text []byte, offset int) string {
	line := text[bytes.LastIndexByte(text[:offset], '\n')+1 : offset]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " "))])
}
