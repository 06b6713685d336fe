package assist

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// TokenType is what a token is painted as.
type TokenType uint8

const (
	// AnchorToken is an anchor or an alias.
	AnchorToken TokenType = iota
	// SettingToken is a settings key, such as docker or orchestrator.kubernetes.
	SettingToken
)

// Token is a stretch on one line that an editor paints.
type Token struct {
	Span doc.Span
	Type TokenType
	// Definition says that the token is an anchor, not an alias.
	Definition bool
}

// Tokens are the anchors, the aliases and the settings keys, in the order of the text.
func Tokens(f *runconfig.File) []Token {
	var tokens []Token
	visit(f.Doc.Root, func(n *doc.Node) {
		if n.Anchor != "" {
			tokens = append(tokens, Token{Span: n.AnchorSpan, Type: AnchorToken, Definition: true})
		}
		if n.Kind == doc.Alias {
			tokens = append(tokens, Token{Span: n.Span, Type: AnchorToken})
		}
	})
	walk(f.Doc.Root, nil, func(path []string, field doc.Field) {
		isSetting := len(path) == 2 && path[0] == "settings" || len(path) == 4 && path[0] == "steps" && path[2] == "settings"
		if isSetting && f.Options.Release.IsValidSettingsKey(field.Key.Text) {
			tokens = append(tokens, Token{Span: afterAnchor(f.Doc, field.Key), Type: SettingToken})
		}
	})
	slices.SortStableFunc(tokens, func(a, b Token) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return tokens
}

// afterAnchor is the span of a node without its anchor, which is a token of its own.
func afterAnchor(d *doc.Document, n *doc.Node) doc.Span {
	if n.Anchor == "" {
		return n.Span
	}
	rest := d.Source[n.AnchorSpan.End:n.Span.End]
	return doc.Span{Start: n.Span.End - len(bytes.TrimLeft(rest, " \t\r\n")), End: n.Span.End}
}
