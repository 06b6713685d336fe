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
	"github.com/settings-ls/settings-ls/internal/printable"
)

// server answers one client. What handlers share is locked by mu; a snapshot of a document
// never changes, so that a request works on one text from start to end.
type server struct {
	protocol.UnimplementedServer

	options Options
	log     *log.Logger
	client  protocol.Client
	// notify sends a notification of ours that the protocol does not know.
	notify func(ctx context.Context, method string, params any) error
	// ctx ends with the connection; stop ends both.
	ctx   context.Context
	stop  context.CancelFunc
	phase atomic.Int32

	// can is what the client can do, encoding how it counts: set by initialize, then left alone.
	can      abilities
	encoding doc.Encoding

	requests requests
	// slots hold as many requests as may be in work.
	slots chan struct{}
	// questions are those that the client has not answered.
	questions questions
	// telling is held while diagnostics of other files are merged and sent, so that they are sent in this order.
	telling sync.Mutex

	mu        sync.Mutex
	folders   []folder
	settings  settings
	documents map[uri.URI]*snapshot
	// checking are the documents that are being checked; true says that they have changed since.
	checking map[uri.URI]bool
	// elsewhere are the findings that documents have in other files: by that file, then by document.
	elsewhere map[uri.URI]map[uri.URI][]protocol.Diagnostic
	shown     shownViews
	// closed remembers the files of the workspace that are not open, by path.
	closed map[string]closedFile
	// age counts, from 1, how often something changed on disk that findings may rest on.
	age int
	// outside is the project of files outside of all folders, nil until it is asked for.
	outside *analysis.Project
}

func newServer(ctx context.Context, options Options, logger *log.Logger, client protocol.Client) *server {
	return &server{
		options: options, log: logger, client: client, ctx: ctx,
		documents: map[uri.URI]*snapshot{},
		checking:  map[uri.URI]bool{},
		slots:     make(chan struct{}, mostRequests),
		elsewhere: map[uri.URI]map[uri.URI][]protocol.Diagnostic{},
		closed:    map[string]closedFile{},
		age:       1,
	}
}

// Shutdown ends the answering of requests; exit ends the rest.
func (s *server) Shutdown(context.Context) error {
	s.phase.Store(over)
	return nil
}

func (s *server) Exit(context.Context) error {
	s.stop()
	return nil
}

// SetTrace is accepted; what there is to trace goes to the log.
func (s *server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// WorkDoneProgressCancel is accepted: the request itself is cancelled by the client.
func (s *server) WorkDoneProgressCancel(context.Context, *protocol.WorkDoneProgressCancelParams) error {
	return nil
}

// tell writes a line to the log and to the client's.
func (s *server) tell(kind protocol.MessageType, message string) {
	s.log.Print(message)
	if err := s.client.LogMessage(s.ctx, &protocol.LogMessageParams{Type: kind, Message: string(printable.Line(message))}); err != nil {
		s.log.Print("window/logMessage: ", err)
	}
}
