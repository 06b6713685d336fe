package lsp

import (
	"context"
	"encoding/json"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// clientCapabilities are optional client capabilities.
type clientCapabilities struct {
	pull, refreshPull, refreshLenses, refreshHints bool
	configuration, registerConfiguration           bool
	registerWatching                               bool
	textDocumentContent, showDocument              bool
	showsResults                                   bool
	documentChanges, applyEdit, codeActionLiterals bool
	resolvesEdits, disabledActions, createFiles    bool
	snippets, progress, hierarchicalSymbols        bool
	tags, notebooks                                bool
	// insertsAsIs means that the client can insert the lines of snippets without indenting them.
	insertsAsIs bool
	// resolvesDocumentation means that the client requests the documentation of a completion item when it shows the item.
	resolvesDocumentation bool
	// commands are those of the editor itself.
	commands []string
}

// Initialize negotiates the capabilities.
func (s *server) Initialize(_ context.Context, params *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	s.clientCaps = clientCapabilitiesOf(params.Capabilities)
	s.encoding = encodingOf(params.Capabilities.General)
	for _, err := range s.settings.read(params.InitializationOptions) {
		s.logToClient(protocol.MessageTypeWarning, "initializationOptions: "+err.Error())
	}
	folders, _ := params.WorkspaceFolders.Get()
	//lint:ignore SA1019 editors without workspace folders send it alone
	if root := params.RootURI; folders == nil && root != nil {
		folders = []protocol.WorkspaceFolder{{URI: *root}}
	}
	for _, f := range folders {
		s.addFolder(f)
	}
	if params.ProcessID != nil {
		s.background("watch the editor", func() { s.exitWith(int(*params.ProcessID)) })
	}
	s.phase.Store(on)
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "settings-ls", Version: protocol.NewOptional(s.options.Version)},
	}, nil
}

// capabilities returns the server capabilities for this client.
func (s *server) capabilities() protocol.ServerCapabilities {
	yes, incremental := true, protocol.TextDocumentSyncKindIncremental
	offered := protocol.ServerCapabilities{
		PositionEncoding: kindOf(s.encoding),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: &yes, Change: &incremental, Save: protocol.Boolean(true),
		},
		NotebookDocumentSync: notebookSync(),
		CodeActionProvider: &protocol.CodeActionOptions{
			CodeActionKinds: actionKinds, ResolveProvider: &yes,
		},
		HoverProvider:             protocol.Boolean(true),
		DefinitionProvider:        protocol.Boolean(true),
		ReferencesProvider:        protocol.Boolean(true),
		DocumentHighlightProvider: protocol.Boolean(true),
		DocumentSymbolProvider:    protocol.Boolean(true),
		WorkspaceSymbolProvider:   protocol.Boolean(true),
		FoldingRangeProvider:      protocol.Boolean(true),
		SelectionRangeProvider:    protocol.Boolean(true),
		InlayHintProvider:         protocol.Boolean(true),
		DocumentLinkProvider:      &protocol.DocumentLinkOptions{},
		CodeLensProvider:          &protocol.CodeLensOptions{},
		RenameProvider:            &protocol.RenameOptions{PrepareProvider: &yes},
		CompletionProvider: &protocol.CompletionOptions{
			TriggerCharacters: []string{":", " ", "-", "/", "*", "{", "[", "\"", "'", "(", ",", "="},
		},
		SemanticTokensProvider: &protocol.SemanticTokensOptions{
			Legend: protocol.SemanticTokensLegend{TokenTypes: tokenTypes, TokenModifiers: tokenModifiers},
			Full:   protocol.Boolean(true), Range: protocol.Boolean(true),
		},
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: commandNames()},
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported: &yes, ChangeNotifications: protocol.Boolean(true),
			},
			TextDocumentContent: &protocol.TextDocumentContentOptions{Schemes: schemes()},
		},
	}
	if s.clientCaps.resolvesDocumentation {
		offered.CompletionProvider.ResolveProvider = &yes
	}
	if s.clientCaps.pull {
		name := "settings-ls"
		offered.DiagnosticProvider = &protocol.DiagnosticOptions{
			Identifier: &name, InterFileDependencies: true, WorkspaceDiagnostics: true,
		}
	}
	return offered
}

// Initialized registers dynamic capabilities and requests the settings.
func (s *server) Initialized(context.Context, *protocol.InitializedParams) error {
	s.register()
	s.fetchSettings()
	return nil
}

func clientCapabilitiesOf(c protocol.ClientCapabilities) clientCapabilities {
	var can clientCapabilities
	if w := c.Workspace; w != nil {
		can.configuration = isTrue(w.Configuration)
		can.registerConfiguration = w.DidChangeConfiguration != nil && isTrue(w.DidChangeConfiguration.DynamicRegistration)
		can.registerWatching = w.DidChangeWatchedFiles != nil && isTrue(w.DidChangeWatchedFiles.DynamicRegistration)
		can.textDocumentContent = w.TextDocumentContent != nil
		can.applyEdit = isTrue(w.ApplyEdit)
		can.documentChanges = w.WorkspaceEdit != nil && isTrue(w.WorkspaceEdit.DocumentChanges)
		can.createFiles = can.documentChanges && slices.Contains(w.WorkspaceEdit.ResourceOperations, protocol.ResourceOperationKindCreate)
		can.refreshPull = w.Diagnostics != nil && isTrue(w.Diagnostics.RefreshSupport)
		can.refreshLenses = w.CodeLens != nil && isTrue(w.CodeLens.RefreshSupport)
		can.refreshHints = w.InlayHint != nil && isTrue(w.InlayHint.RefreshSupport)
	}
	can.notebooks = c.NotebookDocument != nil
	can.commands = commandsOfClient(c.Experimental)
	can.showsResults = slices.Contains(can.commands, showsResults)
	if w := c.Window; w != nil {
		can.progress = isTrue(w.WorkDoneProgress)
		can.showDocument = w.ShowDocument != nil && w.ShowDocument.Support
	}
	if t := c.TextDocument; t != nil {
		can.pull = t.Diagnostic != nil
		can.codeActionLiterals = t.CodeAction != nil && len(t.CodeAction.CodeActionLiteralSupport.CodeActionKind.ValueSet) > 0
		can.disabledActions = t.CodeAction != nil && isTrue(t.CodeAction.DisabledSupport)
		can.resolvesEdits = t.CodeAction != nil && isTrue(t.CodeAction.DataSupport) && slices.Contains(t.CodeAction.ResolveSupport.Properties, "edit")
		can.hierarchicalSymbols = t.DocumentSymbol != nil && isTrue(t.DocumentSymbol.HierarchicalDocumentSymbolSupport)
		if t.Completion != nil && t.Completion.CompletionItem != nil {
			item := t.Completion.CompletionItem
			can.snippets = isTrue(item.SnippetSupport)
			can.insertsAsIs = slices.Contains(item.InsertTextModeSupport.ValueSet, protocol.InsertTextModeAsIs)
			can.resolvesDocumentation = slices.Contains(item.ResolveSupport.Properties, "documentation")
		}
		can.tags = t.PublishDiagnostics != nil && len(t.PublishDiagnostics.TagSupport.ValueSet) > 0
	}
	return can
}

// commandsOfClient returns the commands of the editor that items of the server may run. Other servers use the same capability, such as
// rust-analyzer.
func commandsOfClient(experimental protocol.LSPAny) []string {
	var can struct{ Commands struct{ Commands []string } }
	if json.Unmarshal(experimental, &can) != nil {
		return nil // in the format of another extension
	}
	return can.Commands.Commands
}

func isTrue(b *bool) bool { return b != nil && *b }

// encodings are the supported position encodings.
var encodings = []struct {
	kind     protocol.PositionEncodingKind
	encoding doc.Encoding
}{
	{protocol.PositionEncodingKindUTF16, doc.UTF16},
	{protocol.PositionEncodingKindUTF8, doc.UTF8},
	{protocol.PositionEncodingKindUTF32, doc.UTF32},
}

// encodingOf returns the first encoding that the client lists and the server supports, or else UTF-16, the default.
func encodingOf(general *protocol.GeneralClientCapabilities) doc.Encoding {
	if general != nil {
		for _, kind := range general.PositionEncodings {
			for _, e := range encodings {
				if e.kind == kind {
					return e.encoding
				}
			}
		}
	}
	return doc.UTF16
}

func kindOf(encoding doc.Encoding) protocol.PositionEncodingKind {
	for _, e := range encodings {
		if e.encoding == encoding {
			return e.kind
		}
	}
	return protocol.PositionEncodingKindUTF16
}

// register registers for changes of the configuration and of files that findings depend on.
func (s *server) register() {
	var wanted []protocol.Registration
	if s.clientCaps.registerConfiguration {
		wanted = append(wanted, protocol.Registration{
			ID: "configuration", Method: protocol.MethodWorkspaceDidChangeConfiguration,
			RegisterOptions: toLSPAny(map[string]any{"section": settingsSection}),
		})
	}
	if s.clientCaps.registerWatching {
		var watchers []map[string]any
		for _, pattern := range watchedFiles {
			watchers = append(watchers, map[string]any{"globPattern": pattern})
		}
		wanted = append(wanted, protocol.Registration{
			ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles,
			RegisterOptions: toLSPAny(map[string]any{"watchers": watchers}),
		})
	}
	if len(wanted) == 0 {
		return
	}
	s.requestClient(protocol.MethodClientRegisterCapability, func(ctx context.Context) error {
		return s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: wanted})
	})
}

// watchedFiles are the files other than run configurations that findings depend on.
var watchedFiles = []string{
	"**/*.{yaml,yml}", "**/*.{py,ipynb}", "**/*.txt", "**/*.in", "**/pyproject.toml", "**/settings-ls.toml", "**/uv.lock", "**/poetry.lock",
	"**/.python-version", "**/*Dockerfile*", "**/.dockerignore", "**/.gitignore", "**/.zen/**", "**/site-packages/zenml-*/METADATA",
	"**/site-packages/[Pp]y[Yy][Aa][Mm][Ll]-*/METADATA",
}

// addFolder adds a workspace folder. mu is held, or nothing else runs yet.
func (s *server) addFolder(f protocol.WorkspaceFolder) {
	path, ok := pathOf(f.URI)
	if ok && !slices.ContainsFunc(s.folders, func(known workspaceFolder) bool { return known.path == path }) {
		s.folders = append(s.folders, workspaceFolder{uri: f.URI, path: path, settings: s.settings})
	}
}

// dropFolder is the inverse of addFolder. mu is held.
func (s *server) dropFolder(at uri.URI) {
	path, _ := pathOf(at)
	s.folders = slices.DeleteFunc(s.folders, func(known workspaceFolder) bool { return known.path == path })
}
