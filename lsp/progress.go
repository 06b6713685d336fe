package lsp

import (
	"fmt"

	"go.lsp.dev/protocol"
)

// progress is the work done progress of a request. The zero value reports nothing.
type progress struct {
	server *server
	token  protocol.ProgressToken
	total  int
	shown  int
}

// progress starts reporting if the client sent a token.
func (s *server) progress(token protocol.ProgressToken, title string, total int) *progress {
	if token == nil {
		return &progress{}
	}
	p := &progress{server: s, token: token, total: total}
	p.send(map[string]any{"kind": "begin", "title": title, "percentage": 0, "cancellable": true})
	return p
}

// at reports the number of completed files.
func (p *progress) at(done int) {
	if p.server == nil || p.total == 0 || done*100/p.total == p.shown {
		return
	}
	p.shown = done * 100 / p.total
	p.send(map[string]any{"kind": "report", "percentage": p.shown, "message": fmt.Sprintf("%d of %d files", done, p.total)})
}

func (p *progress) end() {
	if p.server != nil {
		p.send(map[string]any{"kind": "end"})
	}
}

func (p *progress) send(value map[string]any) {
	if err := p.server.client.Progress(p.server.ctx, &protocol.ProgressParams{Token: p.token, Value: toLSPAny(value)}); err != nil {
		p.server.log.Print("$/progress: ", err)
	}
}
