package assist

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// SemanticTokenType is the type of a semantic token.
type SemanticTokenType uint8

const (
	// AnchorToken is an anchor or an alias.
	AnchorToken SemanticTokenType = iota
	// SettingToken is a key of settings, such as docker or orchestrator.kubernetes.
	SettingToken
)

// SemanticToken is a semantic token. It is on one line.
type SemanticToken struct {
	Span doc.Span
	Type SemanticTokenType
	// IsDefinition means that the token is an anchor, not an alias.
	IsDefinition bool
}

// SemanticTokens returns the anchors, aliases and keys of settings, in the order of the text.
func SemanticTokens(f *runconfig.File) []SemanticToken {
	var tokens []SemanticToken
	walkNodes(f.Doc.Root, func(n *doc.Node) {
		if n.Anchor() != "" {
			tokens = append(tokens, SemanticToken{Span: n.AnchorSpan(), Type: AnchorToken, IsDefinition: true})
		}
		if n.Kind == doc.Alias {
			tokens = append(tokens, SemanticToken{Span: n.Span, Type: AnchorToken})
		}
	})
	walkFields(f.Doc.Root, nil, func(path []string, field doc.Field) {
		isSetting := len(path) == 2 && path[0] == "settings" || len(path) == 4 && path[0] == "steps" && path[2] == "settings"
		if isSetting && f.Options.Release.IsValidSettingsKey(field.Key.Text) {
			tokens = append(tokens, SemanticToken{Span: afterAnchor(f.Doc, field.Key), Type: SettingToken})
		}
	})
	slices.SortStableFunc(tokens, func(a, b SemanticToken) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return tokens
}

// afterAnchor returns the span of a node without its anchor, which is a separate token.
func afterAnchor(d *doc.Document, n *doc.Node) doc.Span {
	if n.Anchor() == "" {
		return n.Span
	}
	rest := d.Source[n.AnchorSpan().End:n.Span.End]
	return doc.Span{Start: n.Span.End - len(bytes.TrimLeft(rest, " \t\r\n")), End: n.Span.End}
}
