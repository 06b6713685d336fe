package lsp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
)

// BenchmarkEdit types a digit in the middle of a file, or deletes it, and waits for the diagnostics.
func BenchmarkEdit(b *testing.B) {
	forEachLength(b, func(b *testing.B, e *openedFile) {
		const key = "      learning_rate: 0.01"
		middle := len(e.content) / 2
		line := strings.Count(e.content[:middle+strings.Index(e.content[middle:], key)], "\n")
		for b.Loop() {
			at, typed := fmt.Sprintf(`{"line":%d,"character":%d}`, line, len(key)), "2"
			end := at
			if e.version%2 == 1 {
				end, typed = fmt.Sprintf(`{"line":%d,"character":%d}`, line, len(key)+1), ""
			}
			e.edit(fmt.Sprintf(`{"range":{"start":%s,"end":%s},"text":%q}`, at, end, typed))
		}
	})
}

// BenchmarkHover hovers over keys throughout a file.
func BenchmarkHover(b *testing.B) { benchmarkRequest(b, "textDocument/hover") }

// BenchmarkCompletion requests completions throughout a file.
func BenchmarkCompletion(b *testing.B) { benchmarkRequest(b, "textDocument/completion") }

func benchmarkRequest(b *testing.B, method string) {
	const places = 15
	forEachLength(b, func(b *testing.B, e *openedFile) {
		lines := strings.Count(e.content, "\n")
		for i := 0; b.Loop(); i++ {
			line := i % places * (lines - 1) / places
			if answer := e.request(method, fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":4}}`, e.uri(fileName), line)); answer.Error != nil {
				b.Fatalf("%s", answer.Error)
			}
		}
	})
}

// forEachLength runs a benchmark with open files of several lengths.
func forEachLength(b *testing.B, run func(b *testing.B, e *openedFile)) {
	for _, lines := range stress.Lines {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			run(b, openFile(b, stress.FaultyRunConfiguration(lines)))
		})
	}
}

// openedFile is an editor with a single open file.
type openedFile struct {
	*editor
	content string
	version int
}

const fileName = "run.yaml"

// openFile opens a file with a text and waits for its diagnostics.
func openFile(t testing.TB, content string) *openedFile {
	e := &openedFile{newEditor(t, map[string]string{fileName: content}), content, 0}
	e.initialize(`{"textDocument":{"completion":{"completionItem":{"snippetSupport":true,"resolveSupport":{"properties":["documentation"]}}}}}`)
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"yaml","version":0,"text":%s}}`, e.uri(fileName), quoted(content)))
	e.awaitDiagnostics()
	return e
}

// edit makes a change and waits for the diagnostics.
func (e *openedFile) edit(change string) {
	e.version++
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}`, e.uri(fileName), e.version, change))
	e.awaitDiagnostics()
}

// awaitDiagnostics waits for the diagnostics of the current version, and forgets earlier messages.
func (e *openedFile) awaitDiagnostics() {
	e.wait(published(e.version))
	e.heard = nil
}

// published matches the message with the diagnostics of a version.
func published(version int) func(message) bool {
	said := fmt.Sprintf(`"version":%d`, version)
	return func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), said)
	}
}
