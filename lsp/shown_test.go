package lsp

import (
	"fmt"
	"testing"

	"go.lsp.dev/uri"
)

func TestShownViewsAreBoundedAndForgotten(t *testing.T) {
	var shown shownViews
	for i := range 10 * maxShown {
		at := uri.URI(fmt.Sprintf("zenml-dockerfile:/%d", i))
		shown.remember(at, viewTarget{URI: uri.URI(fmt.Sprintf("file:///%d.yaml", i%2))}, "FROM a")
	}
	if len(shown) != maxShown {
		t.Errorf("%d are remembered, want %d", len(shown), maxShown)
	}
	last := shown[maxShown-1].at
	if shown.update(last, "FROM a") || !shown.update(last, "FROM b") || shown.update(last, "FROM b") {
		t.Error("a change is not told exactly once")
	}
	if !shown.forget(last) || shown.forget(last) {
		t.Error("a view that is closed is not forgotten")
	}
	shown.forget("file:///0.yaml")
	shown.forget("file:///1.yaml")
	if len(shown) != 0 {
		t.Errorf("%d are left when the documents are closed", len(shown))
	}
}
