package lsp

import (
	"slices"
	"sync"
	"time"
	"weak"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// typingPause is how long a text must stay unchanged for the typing to be over.
const typingPause = time.Second

// typing decides which findings in a version of a document are shown while somebody types. Findings that are new wait for a pause, an edit
// on other lines, or a save. Findings on other lines that are gone stay after a keystroke, and as long as the text is half-typed: new
// findings are near the typed lines, or the document has syntax errors or is no longer recognized. nil shows all findings at once.
type typing struct {
	// lines are those of the last edits.
	lines doc.Span
	// firstNear is the start of the line above. Its value may be what is being typed.
	firstNear int
	// isKeystroke means that the last edit is one.
	isKeystroke bool
	// before are the findings that were shown before the last edit, at their places in this version.
	before []shownFinding

	mu sync.Mutex
	// isOver means that all findings are shown.
	isOver bool
	// isKnown means that the findings have been computed: those that are shown, and those that wait. isFiltered means that the former are
	// not those of this version.
	isKnown, isFiltered bool
	shown, waiting      []shownFinding
}

// newTyping returns the state of a document that is opened. Without a way to update diagnostics after a pause, all findings are shown at
// once: a client that pulls may not support being asked to.
func (s *server) newTyping(isNotebook bool) *typing {
	if s.clientCaps.pull && !s.clientCaps.refreshPull && !isNotebook {
		return nil
	}
	return &typing{isOver: true}
}

// edited returns the state after an edit.
func (t *typing) edited(before, after []byte) *typing {
	if t == nil {
		return nil
	}
	change := changeBetween(before, after)
	next := &typing{lines: change.lines(after), isKeystroke: change.isKeystroke(before, after)}
	former := change.moveSpan(t.lines)
	continues := former.Start <= next.lines.End && next.lines.Start <= former.End
	if continues {
		next.lines = doc.Span{Start: min(former.Start, next.lines.Start), End: max(former.End, next.lines.End)}
	}
	next.firstNear = lineAbove(after, next.lines.Start)
	next.before = t.known(continues)
	for i, f := range next.before {
		next.before[i] = f.moved(change)
	}
	return next
}

// known returns the findings that are not new in the next version. Those that wait continue to do so if the typing continues.
func (t *typing) known(continues bool) []shownFinding {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case !t.isKnown:
		return slices.Clone(t.before)
	case continues && !t.isOver:
		return slices.Clone(t.shown)
	}
	return slices.Concat(t.shown, t.waiting)
}

// filter returns the findings to show. findings are those of this version; isHalfTyped means that the text is known to be half-typed.
func (t *typing) filter(findings []shownFinding, isHalfTyped bool) []shownFinding {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.isKnown, t.isFiltered, t.shown, t.waiting = true, false, findings, nil
	if t.isOver {
		return findings
	}
	keepsGone := isHalfTyped || t.isKeystroke
	t.shown = make([]shownFinding, 0, len(findings))
	remains := make(map[findingID]bool, len(t.before)) // whether findings that were shown before are those of this version
	for _, f := range t.before {
		remains[f.id()] = false
	}
	for _, f := range findings {
		id := f.id()
		if _, known := remains[id]; known {
			remains[id] = true
			t.shown = append(t.shown, f)
			continue
		}
		t.waiting = append(t.waiting, f)
		keepsGone = keepsGone || t.isFrom(t.firstNear, f)
	}
	for _, f := range t.before {
		if keepsGone && !remains[f.id()] && !t.isFrom(t.lines.Start, f) {
			t.shown = append(t.shown, f)
			t.isFiltered = true
		}
	}
	t.isFiltered = t.isFiltered || len(t.waiting) > 0
	return t.shown
}

// isFrom reports whether a finding is on the lines from an offset to the end of the typed lines.
func (t *typing) isFrom(start int, f shownFinding) bool {
	return !f.isInOtherFile() && f.span.Start <= t.lines.End && start <= f.span.End
}

// finish ends the typing. It reports whether the findings to show are now others.
func (t *typing) finish() bool {
	if t == nil {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.isOver = true
	return t.isFiltered
}

// finishAfterPause ends the typing of the current version of a document, unless there is another version by then.
func (s *server) finishAfterPause(at uri.URI, t *typing) {
	if t == nil {
		return
	}
	version := weak.Make(t) // the pause must not keep the findings of all versions in memory, and with them their documents
	s.options.afterPause(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if d := s.documents[at]; d != nil && d.typing == version.Value() && d.typing.finish() {
			s.scheduleCheck(at)
			s.refreshDiagnostics()
		}
	})
}
