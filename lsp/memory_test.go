package lsp_test

import (
	"fmt"
	"runtime"
	"testing"
)

// TestVersionsAreForgotten makes edits without a pause: the server must not keep all versions of a document until the pause.
func TestVersionsAreForgotten(t *testing.T) {
	const edits, limit = 60, 24 << 20 // a version takes about 1 MB
	text := runConfiguration(2_000)
	e := newEditor(t, map[string]string{"run.yaml": text})
	e.initialize(`{}`)
	at := fmt.Sprintf(`"textDocument":{"uri":%q,`, e.uri("run.yaml"))
	e.notify("textDocument/didOpen", fmt.Sprintf(`{%s"languageId":"yaml","version":0,"text":%s}}`, at, quoted(text)))
	e.wait(published(0))
	before := heapInUse()
	for version := 1; version <= edits; version++ {
		edit := `{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":10}},"text":"x"}`
		e.notify("textDocument/didChange", fmt.Sprintf(`{%s"version":%d},"contentChanges":[%s]}`, at, version, edit))
		e.wait(published(version))
	}
	if after := heapInUse(); after > before+limit {
		t.Errorf("%d edits of a document of %d bytes keep %d MB in memory", edits, len(text), (after-before)>>20)
	}
}

// heapInUse returns the number of bytes of reachable objects.
func heapInUse() uint64 {
	runtime.GC()
	runtime.GC() // what the first one has finalized
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
