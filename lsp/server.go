package lsp

import (
	"context"
	"log"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// server serves one client. mu guards the state shared by handlers. Snapshots of documents are immutable, so that a request uses one
// version of the text.
type server struct {
	protocol.UnimplementedServer

	options Options
	log     *log.Logger
	client  protocol.Client
	// notify sends a notification that is not part of the protocol.
	notify func(ctx context.Context, method string, params any) error
	// ctx is done at the end of the connection; stop ends both.
	ctx   context.Context
	stop  context.CancelFunc
	phase atomic.Int32

	// clientCaps has the client capabilities, encoding the position encoding. They are set by initialize and constant afterwards.
	clientCaps clientCapabilities
	encoding   doc.Encoding

	workers  workers
	requests requests
	// requestSlots limits the number of requests in progress.
	requestSlots chan struct{}
	// clientRequests are the pending requests to the client.
	clientRequests clientRequests
	// publishing is held while diagnostics of other files are merged and sent, so that they are sent in order.
	publishing sync.Mutex

	mu        sync.Mutex
	folders   []workspaceFolder
	settings  settings
	documents map[uri.URI]*snapshot
	// notebooks has the notebook of each open cell.
	notebooks map[uri.URI]uri.URI
	// published has the cells of each notebook that have diagnostics.
	published map[uri.URI][]uri.URI
	// checking has the documents that are being checked; true means that the document has changed since.
	checking map[uri.URI]bool
	// elsewhere has the diagnostics of documents for other files: by that file, then by document.
	elsewhere map[uri.URI]map[uri.URI][]protocol.Diagnostic
	shown     shownViews
	// outlineIsShown means that the client has requested the outline of the workspace, and is notified of its changes.
	outlineIsShown bool
	// closed caches the files of the workspace that are not open, by path.
	closed map[string]closedFile
	// lastWalk is the walk to use again, nil if there is none.
	lastWalk *walk
	// recentlyClosed has the documents that were closed since the last report for the workspace.
	recentlyClosed map[uri.URI]bool
	// diskVersion is the number of changes on disk that findings may depend on, starting from 1.
	diskVersion int
	// outside is the project of files outside of all folders, nil until it is needed.
	outside *analysis.Project
	// documentFiles are the virtual documents in files.
	documentFiles documentFiles
	// modules has the Python files that were read, and those that are open.
	modules modules.Cache
}

func newServer(ctx context.Context, options Options, logger *log.Logger, client protocol.Client) *server {
	return &server{
		options: options, log: logger, client: client, ctx: ctx,
		workers:      newWorkers(ctx),
		documents:    map[uri.URI]*snapshot{},
		notebooks:    map[uri.URI]uri.URI{},
		published:    map[uri.URI][]uri.URI{},
		checking:     map[uri.URI]bool{},
		requestSlots: make(chan struct{}, maxRequests),
		elsewhere:    map[uri.URI]map[uri.URI][]protocol.Diagnostic{},
		closed:       map[string]closedFile{},
		diskVersion:  1,

		recentlyClosed: map[uri.URI]bool{},
	}
}

// Shutdown stops the handling of requests; exit ends the connection.
func (s *server) Shutdown(context.Context) error {
	s.phase.Store(over)
	return nil
}

func (s *server) Exit(context.Context) error {
	s.stop()
	return nil
}

// SetTrace is ignored; the log has all there is to trace.
func (s *server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// WorkDoneProgressCancel is ignored; the client cancels the request itself.
func (s *server) WorkDoneProgressCancel(context.Context, *protocol.WorkDoneProgressCancelParams) error {
	return nil
}

// logToClient writes a line to the log and to the client's log.
func (s *server) logToClient(kind protocol.MessageType, message string) {
	s.log.Print(message)
	if err := s.client.LogMessage(s.ctx, &protocol.LogMessageParams{Type: kind, Message: string(printable.Line(message))}); err != nil {
		s.log.Print("window/logMessage: ", err)
	}
}
