package lsp

import (
	"context"
	"hash/maphash"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// maxShown is the maximum number of virtual documents that are tracked, since clients do not say which ones are still open.
const maxShown = 64

// shownViews are the virtual documents that the client read last, latest last.
type shownViews []shownView

type shownView struct {
	at    uri.URI
	about viewTarget
	// sum is the hash of the text that the client has, or has been told to read again.
	sum uint64
}

var sumSeed = maphash.MakeSeed()

// remember adds a virtual document that the client has read.
func (s *shownViews) remember(at uri.URI, about viewTarget, text string) {
	kept := slices.DeleteFunc(*s, func(v shownView) bool { return v.at == at })
	kept = append(kept, shownView{at, about, maphash.String(sumSeed, text)})
	*s = slices.Delete(kept, 0, max(0, len(kept)-maxShown))
}

// forget removes a virtual document, or those made from a document, after the client closed it.
func (s *shownViews) forget(at uri.URI) (found bool) {
	before := len(*s)
	*s = slices.DeleteFunc(*s, func(v shownView) bool { return v.at == at || v.about.URI == at })
	return len(*s) < before
}

// update reports whether the text of a virtual document has changed.
func (s shownViews) update(at uri.URI, text string) (changed bool) {
	i := slices.IndexFunc(s, func(v shownView) bool { return v.at == at })
	sum := maphash.String(sumSeed, text)
	if i < 0 || s[i].sum == sum {
		return false
	}
	s[i].sum = sum
	return true
}

// refreshShown notifies the client of virtual documents that have changed with their source.
func (s *server) refreshShown(ctx context.Context, d *snapshot) {
	s.mu.Lock()
	shown := slices.Clone(s.shown)
	s.mu.Unlock()
	for _, known := range shown {
		if known.about.URI != d.uri {
			continue
		}
		v, about, err := parseViewURI(known.at)
		if err != nil {
			continue
		}
		text, err := v.maskedText(d, about)
		if ctx.Err() != nil {
			return
		}
		s.mu.Lock()
		changed := err == nil && s.shown.update(known.at, text)
		s.mu.Unlock()
		if changed {
			s.notifyContentChanged(known.at, text)
		}
	}
}

// notifyContentChanged asks the client to read a virtual document again, and updates its file if there is one.
func (s *server) notifyContentChanged(at uri.URI, text string) {
	if s.documentFiles.has(at) {
		if _, err := s.documentFiles.write(at, text, s.options.temporaryFolder); err != nil {
			s.log.Print(err)
		}
		return
	}
	if !s.clientCaps.textDocumentContent {
		if err := s.notify(s.ctx, "settings-ls/contentChanged", toLSPAny(map[string]any{"uri": at})); err != nil && s.ctx.Err() == nil {
			s.log.Print("settings-ls/contentChanged: ", err)
		}
		return
	}
	s.requestClient(protocol.MethodWorkspaceTextDocumentContentRefresh+" "+string(at), func(ctx context.Context) error {
		return s.client.TextDocumentContentRefresh(ctx, &protocol.TextDocumentContentRefreshParams{URI: at})
	})
}
