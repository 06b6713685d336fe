package lsp_test

import (
	"runtime"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
)

// TestVersionsAreForgotten makes edits without a pause: the server must not keep all versions of a document until the pause.
func TestVersionsAreForgotten(t *testing.T) {
	const edits, limit = 60, 24 << 20 // a version takes about 1 MB
	e := openFile(t, stress.FaultyRunConfiguration(2_000))
	before := heapInUse()
	for range edits {
		e.edit(`{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":10}},"text":"x"}`)
	}
	if after := heapInUse(); after > before+limit {
		t.Errorf("%d edits of a document of %d bytes keep %d MB in memory", edits, len(e.content), (after-before)>>20)
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
