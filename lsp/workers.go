package lsp

import "context"

// workers run functions in goroutines that are used again, so that the stack of each has to grow only once.
type workers struct {
	ctx  context.Context
	idle chan func()
}

func newWorkers(ctx context.Context) workers { return workers{ctx, make(chan func())} }

// run runs a function in an idle goroutine, or else in a new one.
func (w workers) run(do func()) {
	select {
	case w.idle <- do:
	default:
		go w.work(do)
	}
}

// work runs a function, and those that are to be run afterwards, until the end of the connection.
func (w workers) work(do func()) {
	for {
		do()
		select {
		case do = <-w.idle:
		case <-w.ctx.Done():
			return
		}
	}
}
