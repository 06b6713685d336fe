package assist_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// FuzzEveryOffset calls every feature at every offset of a text. Nothing may panic, all spans must be in the text, and completion must
// replace a part of the current line.
func FuzzEveryOffset(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add([]byte(text))
	}
	release, err := schema.Load("0.98.0")
	if err != nil {
		f.Fatal(err)
	}
	root := fstest.MapFS{"Dockerfile": {Data: []byte("FROM scratch\n")}, "req/a.txt": {Data: []byte("pandas\n")}}
	f.Fuzz(func(t *testing.T, source []byte) {
		const most = 1000 // the time is the square of the length
		source = source[:min(len(source), most)]
		parsed := runconfig.Read(yamldoc.Parse("run.yaml", source), runconfig.ReadOptions{Release: release, Root: root})
		askWhole(t, parsed)
		planned := sync.OnceValue(builds(parsed))
		for offset := 0; offset <= len(source); offset += stride.Cases {
			askAt(t, parsed, planned, offset)
		}
	})
}

// seeds are the files of the archives, truncated at the cursor, and texts with all line endings.
func seeds(f *testing.F) []string {
	texts := []string{
		"", "\uFEFF", "settings:\n  docker: ", "settings:\r  docker: ", "settings: {docker: ", "settings:\n  docker:\n  - ",
		"steps:\n  train:\n    settings:\n      docker: ", "😀\uD7FF\uFFFF",
		"settings:\u2028  docker:\u0085    skip_build: \u2029", "settings:\r\n  docker:\r    user: a\n\r    skip_build: ",
		"settings:\n  docker:\n    skip_build: true\n    dockerfile: Dockerfile\n", "\uFEFFsettings: {docker: {skip_build: true}}\n",
		"a: &a [*a]\n<<: *a\n", "settings:\n  &a docker: {}\n", "? docker\n: ",
	}
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".yaml") && !strings.HasPrefix(file.Name, "answers ") {
				texts = append(texts, strings.NewReplacer(mark, "", "␍", "\r").Replace(string(file.Data)))
			}
		}
	}
	return texts
}

func askWhole(t *testing.T, f *runconfig.File) {
	assist.DocumentSymbols(f)
	assist.FoldingRanges(f)
	for _, link := range assist.DocumentLinks(f) {
		checkSpan(t, f, link.Span)
	}
	end := 0
	for _, token := range assist.SemanticTokens(f) {
		checkSpan(t, f, token.Span)
		if token.Span.Start < end {
			t.Errorf("token %v begins before %d in %q", token.Span, end, f.Doc.Source)
		}
		end = token.Span.End
	}
	for _, lens := range assist.CodeLenses(f, builds(f)(), nil) {
		checkSpan(t, f, lens.Span)
	}
	assist.InlayHints(f, doc.Span{End: len(f.Doc.Source)})
}

func askAt(t *testing.T, f *runconfig.File, planned func() []preview.Build, offset int) {
	line, _ := f.Doc.OffsetPosition(offset, doc.UTF8)
	within := f.Doc.EditorLine(line)
	for _, item := range assist.Completion(f, offset, assist.Invoked) {
		if at := item.ReplaceSpan; at.Start < within.Start || at.Start > offset || at.End < offset || at.End > within.End {
			t.Errorf("at %d of %q: %q replaces %v, the line is %v", offset, f.Doc.Source, item.Label, at, within)
		}
	}
	if hover := assist.Hover(f, planned, offset); hover != nil {
		checkSpan(t, f, hover.Span)
	}
	for _, span := range append(assist.SelectionRanges(f, offset), assist.References(f, offset)...) {
		checkSpan(t, f, span)
	}
	if span, ok := assist.Definition(f, offset); ok {
		checkSpan(t, f, span)
	}
	if edits, err := assist.Rename(f, offset, "fresh"); err == nil {
		if text, err := doc.Apply(f.Doc.Source, edits); err != nil || !bytes.Contains(text, []byte("fresh")) {
			t.Errorf("rename at %d of %q: %v", offset, f.Doc.Source, err)
		}
	}
	assist.StepAt(f, offset)
}

func checkSpan(t *testing.T, f *runconfig.File, span doc.Span) {
	if span.Start < 0 || span.End < span.Start || span.End > len(f.Doc.Source) {
		t.Errorf("span %v in %q", span, f.Doc.Source)
	}
}
