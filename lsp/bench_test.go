package lsp_test

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkEdit types a character, waits for the diagnostics, and deletes the character.
func BenchmarkEdit(b *testing.B) {
	for _, lines := range []int{60, 1_000, 10_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			text := runConfiguration(lines)
			e := newEditor(b, map[string]string{"run.yaml": text})
			e.initialize(`{}`)
			at := fmt.Sprintf(`"textDocument":{"uri":%q,`, e.uri("run.yaml"))
			e.notify("textDocument/didOpen", fmt.Sprintf(`{%s"languageId":"yaml","version":0,"text":%s}}`, at, quoted(text)))
			e.wait(published(0))
			typed := []string{
				`{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":10}},"text":"x"}`,
				`{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":11}},"text":""}`,
			}
			version := 0
			for b.Loop() {
				version++
				e.notify("textDocument/didChange", fmt.Sprintf(`{%s"version":%d},"contentChanges":[%s]}`, at, version, typed[1-version%2]))
				e.wait(published(version))
			}
		})
	}
}

// BenchmarkCompletion requests the keys of the last step.
func BenchmarkCompletion(b *testing.B) {
	for _, lines := range []int{60, 1_000, 10_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			text := runConfiguration(lines) + "        \n"
			e := newEditor(b, map[string]string{"run.yaml": text})
			e.initialize(`{}`)
			at := fmt.Sprintf(`"textDocument":{"uri":%q`, e.uri("run.yaml"))
			e.notify("textDocument/didOpen", fmt.Sprintf(`{%s,"languageId":"yaml","version":0,"text":%s}}`, at, quoted(text)))
			e.wait(published(0))
			position := fmt.Sprintf(`{%s},"position":{"line":%d,"character":8}}`, at, strings.Count(text, "\n")-1)
			for b.Loop() {
				if answer := e.request("textDocument/completion", position); !strings.Contains(string(answer.Result), "parent_image") {
					b.Fatalf("%s", answer.Result)
				}
			}
		})
	}
}

// published matches the message with the diagnostics of a version.
func published(version int) func(message) bool {
	said := fmt.Sprintf(`"version":%d`, version)
	return func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), said)
	}
}

// runConfiguration returns a file with about the given number of lines and an error in every fifth step.
func runConfiguration(lines int) string {
	var b strings.Builder
	b.WriteString("run_name: nightly\nsettings:\n  docker:\n    apt_packages: [git]\n    requirements: [pandas==2.2.3]\nsteps:\n")
	for i := range (lines - 6) / 9 {
		key := "user"
		if i%5 == 0 {
			key = "usr"
		}
		fmt.Fprintf(&b, "  step_%d:\n    enable_cache: false\n    parameters:\n      rate: 0.%d\n    settings:\n      docker:\n        requirements:\n        - numpy==1.%d\n        %s: app\n", i, i, i, key)
	}
	return b.String()
}
