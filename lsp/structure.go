package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
)

var symbolKinds = map[assist.SymbolKind]protocol.SymbolKind{
	assist.KeySymbol:   protocol.SymbolKindProperty,
	assist.GroupSymbol: protocol.SymbolKindObject,
	assist.StepSymbol:  protocol.SymbolKindFunction,
}

// DocumentSymbol returns the keys of a document as a tree, or as a list if the client does not support trees.
func (s *server) DocumentSymbol(ctx context.Context, params *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	var symbols []assist.DocumentSymbol
	if d.IsPython() {
		symbols = d.shownSymbols(d.pythonSymbols())
	} else {
		symbols = assist.DocumentSymbols(d.File())
	}
	if s.clientCaps.hierarchicalSymbols {
		return protocol.DocumentSymbolSlice(s.tree(d, symbols)), nil
	}
	return protocol.SymbolInformationSlice(s.list(d, symbols, "")), nil
}

func (s *server) tree(d *snapshot, symbols []assist.DocumentSymbol) []protocol.DocumentSymbol {
	made := make([]protocol.DocumentSymbol, 0, len(symbols))
	for _, symbol := range symbols {
		one := protocol.DocumentSymbol{
			Name: string(symbol.Name), Kind: symbolKinds[symbol.Kind],
			Range: s.rangeOf(d, symbol.Span), SelectionRange: s.rangeOf(d, symbol.Key),
			Children: s.tree(d, symbol.Children),
		}
		if symbol.Detail != "" {
			one.Detail = pointerTo(string(symbol.Detail))
		}
		made = append(made, one)
	}
	return made
}

func (s *server) list(d *snapshot, symbols []assist.DocumentSymbol, container string) []protocol.SymbolInformation {
	var made []protocol.SymbolInformation
	for _, symbol := range symbols {
		one := protocol.SymbolInformation{Location: s.locate(d, symbol.Span)}
		one.Name, one.Kind = string(symbol.Name), symbolKinds[symbol.Kind]
		if container != "" {
			one.ContainerName = &container
		}
		made = append(made, one)
		made = append(made, s.list(d, symbol.Children, one.Name)...)
	}
	return made
}

// maxSymbols is the maximum number of results of workspace/symbol.
const maxSymbols = 1000

// Symbols returns the steps in the run configurations of the workspace whose names contain the query.
func (s *server) Symbols(ctx context.Context, params *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	release(ctx)
	files, err := s.lookAt(ctx, s.walk(), false, func(int) {})
	if err != nil {
		return nil, err
	}
	found := protocol.SymbolInformationSlice{}
	query := strings.ToLower(params.Query)
	for _, file := range files {
		for _, step := range file.steps {
			if !strings.Contains(strings.ToLower(step.Name), query) {
				continue
			}
			if found = append(found, step); len(found) == maxSymbols {
				return found, nil
			}
		}
	}
	return found, nil
}

// steps returns the steps of a run configuration, or the pipelines of a Python document, as workspace symbols.
func (s *server) steps(d *snapshot) []protocol.SymbolInformation {
	var made []protocol.SymbolInformation
	at, _ := pathOf(d.uri)
	container := string(printable.Line(filepath.Base(at)))
	add := func(name string, span doc.Span) {
		one := protocol.SymbolInformation{Location: s.locate(d, span)}
		one.Name, one.Kind, one.ContainerName = string(printable.Line(name)), protocol.SymbolKindFunction, &container
		made = append(made, one)
	}
	for _, step := range d.File().Run.Steps {
		if step.Key.IsWritten() {
			add(step.Name, step.Key.Span)
		}
	}
	for _, run := range d.Pipelines() {
		_, name := run.PipelineSpans()
		add(run.PipelineName(), name)
	}
	return made
}

// FoldingRanges are the stretches of lines that can be closed. Those of Python are left to the editor and other servers, and so are
// selection ranges and tokens.
func (s *server) FoldingRanges(ctx context.Context, params *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || d.IsPython() {
		return nil, err
	}
	ranges := []protocol.FoldingRange{}
	for _, fold := range assist.FoldingRanges(d.File()) {
		one := protocol.FoldingRange{StartLine: uint32(fold.Start), EndLine: uint32(fold.End)}
		if fold.IsComment {
			one.Kind = protocol.FoldingRangeKindComment
		}
		ranges = append(ranges, one)
	}
	return ranges, nil
}

// SelectionRange are the stretches around each position that grow from the word to the file.
func (s *server) SelectionRange(ctx context.Context, params *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || d.IsPython() {
		return nil, err
	}
	ranges := []protocol.SelectionRange{}
	for _, at := range params.Positions {
		var outer *protocol.SelectionRange
		spans := assist.SelectionRanges(d.File(), s.offset(d, at))
		for i := len(spans) - 1; i >= 0; i-- {
			outer = &protocol.SelectionRange{Range: s.rangeOf(d, spans[i]), Parent: outer}
		}
		ranges = append(ranges, *outer)
	}
	return ranges, nil
}

// The legend of semantic tokens, in the order of assist.SemanticTokenType, and their only modifier.
var (
	tokenTypes     = []string{string(protocol.SemanticTokenTypesVariable), string(protocol.SemanticTokenTypesNamespace)}
	tokenModifiers = []string{string(protocol.SemanticTokenModifiersDefinition)}
)

// SemanticTokensFull paints anchors and settings keys.
func (s *server) SemanticTokensFull(ctx context.Context, params *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	return s.tokens(ctx, params.TextDocument.URI, nil)
}

// SemanticTokensRange paints those within a range.
func (s *server) SemanticTokensRange(ctx context.Context, params *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	return s.tokens(ctx, params.TextDocument.URI, &params.Range)
}

// tokens writes each token's place as the distance from the one before (LSP 3.18, semantic tokens).
func (s *server) tokens(ctx context.Context, at uri.URI, within *protocol.Range) (*protocol.SemanticTokens, error) {
	d, err := s.open(ctx, at)
	if err != nil || !d.IsRunConfig() || d.IsPython() {
		return nil, err
	}
	data := []uint32{}
	var last protocol.Position
	for _, token := range assist.SemanticTokens(d.File()) {
		r := s.rangeOf(d, token.Span)
		if within != nil && (r.End.Line < within.Start.Line || r.Start.Line > within.End.Line) || r.Start.Line != r.End.Line {
			continue
		}
		character, modifiers := r.Start.Character, uint32(0)
		if r.Start.Line == last.Line {
			character -= last.Character
		}
		if token.IsDefinition {
			modifiers = 1
		}
		data = append(data, r.Start.Line-last.Line, character, r.End.Character-r.Start.Character, uint32(token.Type), modifiers)
		last = r.Start
	}
	return &protocol.SemanticTokens{Data: data}, nil
}
