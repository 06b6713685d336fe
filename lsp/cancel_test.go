package lsp_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/lsp"
	"github.com/settings-ls/settings-ls/validate"
)

// gate is a check that blocks on a text with the word "slow" and panics on one with "panic".
type gate struct{ entered, stopped chan struct{} }

func (g gate) check(f *runconfig.File, options validate.Options) []validate.Finding {
	switch {
	case bytes.Contains(f.Doc.Source, []byte("slow")):
		g.entered <- struct{}{}
		<-f.Options.Done
		g.stopped <- struct{}{}
	case bytes.Contains(f.Doc.Source, []byte("panic")):
		panic("a mistake of ours")
	}
	return validate.Check(f, options)
}

const slow, quick = "settings: {docker: {user: slow}}\n", "settings: {docker: {user: app}}\n"

func newGate(t *testing.T, files map[string]string) (gate, *editor) {
	g := gate{make(chan struct{}, 9), make(chan struct{}, 9)}
	return g, newEditorOf(t, files, lsp.Options{Log: io.Discard}.WithCheck(g.check))
}

func (e *editor) change(name string, version int, text string) {
	e.notify("textDocument/didChange", fmt.Sprintf(
		`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%s}]}`, e.uri(name), version, quoted(text)))
}

func (e *editor) wantError(m message, code int) {
	e.t.Helper()
	if !strings.Contains(string(m.Error), fmt.Sprintf(`"code":%d`, code)) {
		e.t.Errorf("got %s%s, want an error %d", m.Result, m.Error, code)
	}
}

func TestCancelledRequestStopsItsWork(t *testing.T) {
	g, e := newGate(t, map[string]string{"slow.yaml": slow})
	e.initialize(`{"textDocument":{"diagnostic":{}}}`)
	id := e.ask("workspace/diagnostic", `{"previousResultIds":[]}`)
	<-g.entered
	e.notify("$/cancelRequest", fmt.Sprintf(`{"id":%s}`, id))
	e.wantError(e.answerOf(id), -32800)
	<-g.stopped
}

func TestEditStopsTheCheckOfTheVersionBefore(t *testing.T) {
	g, e := newGate(t, map[string]string{"run.yaml": slow})
	e.initialize(`{}`)
	e.open("run.yaml")
	<-g.entered
	e.change("run.yaml", 2, quick)
	<-g.stopped
	e.wait(published(2))
}

func TestEditEndsAPullOfTheVersionBefore(t *testing.T) {
	g, e := newGate(t, map[string]string{"run.yaml": slow})
	e.initialize(`{"textDocument":{"diagnostic":{}}}`)
	e.open("run.yaml")
	id := e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("run.yaml")))
	<-g.entered
	e.change("run.yaml", 2, quick)
	m := e.answerOf(id)
	e.wantError(m, -32802)
	if !strings.Contains(string(m.Error), `"retriggerRequest":true`) {
		t.Errorf("the client is not told to ask again: %s", m.Error)
	}
	<-g.stopped
}

func TestClosedDocumentIsNotChecked(t *testing.T) {
	g, e := newGate(t, map[string]string{"run.yaml": slow})
	e.initialize(`{}`)
	e.open("run.yaml")
	<-g.entered
	e.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("run.yaml")))
	<-g.stopped
}

func TestSlowDocumentsDoNotDelayOthers(t *testing.T) {
	files := map[string]string{"z.yaml": quick}
	for i := range 5 {
		files[fmt.Sprintf("slow%d.yaml", i)] = slow
	}
	g, e := newGate(t, files)
	e.initialize(`{}`)
	for i := range 5 {
		e.open(fmt.Sprintf("slow%d.yaml", i))
		<-g.entered
	}
	e.open("z.yaml")
	e.wait(published(1))
}

func TestExitDoesNotWaitForWork(t *testing.T) {
	g, e := newGate(t, map[string]string{"run.yaml": slow})
	e.initialize(`{}`)
	e.open("run.yaml")
	<-g.entered
	e.request("shutdown", "")
	e.notify("exit", "null")
	code := <-e.ended
	e.ended <- code
	if code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestManyRequestsForOneValueCanBeCancelled: the requests wait for the same findings, which are still needed.
func TestManyRequestsForOneValueCanBeCancelled(t *testing.T) {
	g, e := newGate(t, map[string]string{"run.yaml": slow})
	e.initialize(`{"textDocument":{"diagnostic":{}}}`)
	e.open("run.yaml")
	<-g.entered
	var ids []string
	for range 100 {
		ids = append(ids, e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("run.yaml"))))
	}
	for _, id := range ids {
		e.notify("$/cancelRequest", fmt.Sprintf(`{"id":%s}`, id))
	}
	for _, id := range ids {
		e.wantError(e.answerOf(id), -32800)
	}
}

func TestPanicEndsOnlyWhatItHappensIn(t *testing.T) {
	_, e := newGate(t, map[string]string{"run.yaml": "settings: {docker: {user: panic}}\n", "other.yaml": quick})
	e.initialize(`{"textDocument":{"diagnostic":{}}}`)
	e.open("run.yaml")
	pull := fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("run.yaml"))
	e.wantError(e.request("textDocument/diagnostic", pull), -32603)
	e.open("other.yaml")
	e.change("run.yaml", 2, quick)
	if m := e.request("textDocument/diagnostic", pull); m.Error != nil {
		t.Errorf("after the mistake is gone: %s", m.Error)
	}
}

func TestPanicInACheckIsNotTheLastCheck(t *testing.T) {
	_, e := newGate(t, map[string]string{"run.yaml": "settings: {docker: {user: panic}}\n", "other.yaml": quick})
	e.initialize(`{}`)
	e.open("run.yaml")
	e.open("other.yaml")
	e.wait(published(1))
	e.change("run.yaml", 2, quick)
	e.wait(published(2))
}
