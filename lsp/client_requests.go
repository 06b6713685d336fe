package lsp

import (
	"context"
	"runtime/debug"
	"sync"
)

// background runs a function in a goroutine. A panic is logged and does not end the server.
func (s *server) background(what string, run func()) {
	s.workers.run(func() {
		defer s.logPanic(what)
		run()
	})
}

// logPanic logs a panic. It must be deferred.
func (s *server) logPanic(what string) {
	if fault := recover(); fault != nil {
		s.log.Printf("%s: panic: %v\n%s", what, fault, debug.Stack())
	}
}

// clientRequests are the pending requests to the client by topic, with the request that is to be sent afterwards, or nil.
type clientRequests struct {
	mu   sync.Mutex
	open map[string]func(context.Context) error
}

// maxClientRequests is the maximum number of pending requests to a client that does not respond.
const maxClientRequests = 200

// requestClient sends a request to the client in the background. While a request on the same topic is pending, only the last further one is kept
// and sent afterwards.
func (s *server) requestClient(about string, question func(context.Context) error) {
	q := &s.clientRequests
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, waits := q.open[about]; waits {
		q.open[about] = question
		return
	}
	if len(q.open) >= maxClientRequests {
		s.log.Print(about, ": not sent, the client has not answered so many requests")
		return
	}
	if q.open == nil {
		q.open = map[string]func(context.Context) error{}
	}
	q.open[about] = nil
	s.background(about, func() {
		for question != nil {
			if err := question(s.ctx); err != nil && s.ctx.Err() == nil {
				s.log.Print(about, ": ", err)
			}
			question = q.next(about)
		}
	})
}

// next returns the request to be sent after a response, or nil.
func (q *clientRequests) next(about string) func(context.Context) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	question := q.open[about]
	q.open[about] = nil
	if question == nil {
		delete(q.open, about)
	}
	return question
}
