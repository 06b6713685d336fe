package lsp

import (
	"context"
	"runtime/debug"
	"sync"
)

// background runs what no request waits for. A panic is logged, and the server lives on.
func (s *server) background(what string, run func()) {
	go func() {
		defer s.recovered(what)
		run()
	}()
}

// recovered logs a panic; it is to be deferred.
func (s *server) recovered(what string) {
	if fault := recover(); fault != nil {
		s.log.Printf("%s: panic: %v\n%s", what, fault, debug.Stack())
	}
}

// questions are the requests to the client that wait for an answer, by what they are about, with what is to be asked
// once more after it, nil for nothing.
type questions struct {
	mu   sync.Mutex
	open map[string]func(context.Context) error
}

// mostQuestions bounds what waits for a client that does not answer.
const mostQuestions = 200

// ask puts a question to the client, without waiting for the answer. Of questions about the same that come while one
// is open only the last one is asked after it.
func (s *server) ask(about string, question func(context.Context) error) {
	q := &s.questions
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, waits := q.open[about]; waits {
		q.open[about] = question
		return
	}
	if len(q.open) >= mostQuestions {
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

// next is what is to be asked after an answer, nil for nothing.
func (q *questions) next(about string) func(context.Context) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	question := q.open[about]
	q.open[about] = nil
	if question == nil {
		delete(q.open, about)
	}
	return question
}
