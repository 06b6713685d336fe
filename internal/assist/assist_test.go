package assist_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// mark is the cursor in a file.
const mark = "▮"

// TestAnswers compares the results at each ▮ in the files of an archive. The name of the archive starts with the feature. A section
// "answers FILE" follows each file; sections below dir/ are files of the source root. ␍ is a carriage return.
func TestAnswers(t *testing.T) {
	questions := map[string]func(f *runconfig.File, offset int) string{
		"completion": completion, "typed": typed, "hover": hover, "selection": selection, "places": places, "rename": rename,
		"whole": whole,
	}
	for name, ask := range questions {
		t.Run(name, func(t *testing.T) {
			txtartest.Run(t, "testdata/"+name+"*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
				return answer(t, archive, ask)
			})
		})
	}
}

func answer(t *testing.T, archive *txtar.Archive, ask func(*runconfig.File, int) string) []txtar.File {
	t.Helper()
	root := fstest.MapFS{}
	for _, file := range archive.Files {
		if name, ok := strings.CutPrefix(file.Name, "dir/"); ok {
			root[name] = &fstest.MapFile{Data: file.Data}
		}
	}
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	var files []txtar.File
	for _, file := range archive.Files {
		if strings.HasPrefix(file.Name, "dir/") {
			files = append(files, file)
		}
		if !strings.HasSuffix(file.Name, ".yaml") || strings.HasPrefix(file.Name, "dir/") || strings.HasPrefix(file.Name, "answers ") {
			continue
		}
		marked := strings.ReplaceAll(string(file.Data), "␍", "\r")
		text := strings.ReplaceAll(marked, mark, "")
		parsed := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release, Root: root})
		var answers strings.Builder
		for i, before := 1, ""; ; i++ {
			head, rest, found := strings.Cut(marked, mark)
			if !found {
				break
			}
			before += head
			marked = rest
			fmt.Fprintf(&answers, "%s%d: %s\n", mark, i, strings.TrimRight(ask(parsed, len(before)), "\n"))
		}
		if answers.Len() == 0 {
			answers.WriteString(ask(parsed, 0))
		}
		files = append(files, file, txtar.File{Name: "answers " + file.Name, Data: []byte(answers.String())})
	}
	return files
}

func builds(f *runconfig.File) func() []preview.Build {
	return func() []preview.Build {
		return preview.Plan(f, preview.PlanOptions{PipelineName: "pipeline", PythonVersion: "3.11"})
	}
}

// shownItems is the number of completion items in the expected results.
const shownItems = 8

func completion(f *runconfig.File, offset int) string {
	return listed(f, assist.Completion(f, offset, assist.Invoked))
}

// typed is completion after a character such as ":".
func typed(f *runconfig.File, offset int) string {
	return listed(f, assist.Completion(f, offset, assist.CharacterTyped))
}

func listed(f *runconfig.File, items []assist.CompletionItem) string {
	var out strings.Builder
	for i, item := range items {
		if i == shownItems {
			fmt.Fprintf(&out, "\n  ... %d in all", len(items))
			break
		}
		insert := item.Text
		if item.Snippet != "" {
			insert = item.Snippet
		}
		fmt.Fprintf(&out, "\n  %s [%s]", item.Label, text(f, item.ReplaceSpan))
		if insert != item.Label {
			fmt.Fprintf(&out, " -> %q", insert)
		}
		if item.Deprecated {
			out.WriteString(" (deprecated)")
		}
		if item.OpensList {
			out.WriteString(" …")
		}
	}
	if len(items) == 0 {
		return "nothing"
	}
	return out.String()
}

func text(f *runconfig.File, span doc.Span) string {
	return string(f.Doc.Source[span.Start:span.End])
}

func where(f *runconfig.File, span doc.Span) string {
	line, column := f.Doc.OffsetLineColumn(span.Start)
	return fmt.Sprintf("%d:%d %q", line, column, text(f, span))
}

func hover(f *runconfig.File, offset int) string {
	hover := assist.Hover(f, builds(f), offset)
	if hover == nil {
		return "nothing"
	}
	return where(f, hover.Span) + "\n" + string(hover.Markdown) + "\n"
}

func selection(f *runconfig.File, offset int) string {
	var out strings.Builder
	for _, span := range assist.SelectionRanges(f, offset) {
		fmt.Fprintf(&out, "\n  %s", where(f, span))
	}
	return out.String()
}

// places returns the step, the definition and the references at an offset.
func places(f *runconfig.File, offset int) string {
	out := fmt.Sprintf("step %q", assist.StepAt(f, offset))
	if at, ok := assist.Definition(f, offset); ok {
		out += "\n  definition " + where(f, at)
	}
	for _, span := range assist.References(f, offset) {
		out += "\n  reference " + where(f, span)
	}
	return out
}

func rename(f *runconfig.File, offset int) string {
	at, ok := assist.RenameTarget(f, offset)
	edits, err := assist.Rename(f, offset, "fresh")
	if err != nil || !ok {
		return fmt.Sprint(ok, " ", err)
	}
	made, err := doc.Apply(f.Doc.Source, edits)
	if err != nil {
		return err.Error()
	}
	_, rejected := assist.Rename(f, offset, "not a name")
	_, taken := assist.Rename(f, offset, "taken")
	return fmt.Sprintf("%s\n%srejected: %v; %v", where(f, at), made, rejected, taken)
}

// whole returns the results for the whole file.
func whole(f *runconfig.File, _ int) string {
	var out strings.Builder
	var list func(symbols []assist.DocumentSymbol, indent string)
	list = func(symbols []assist.DocumentSymbol, indent string) {
		for _, s := range symbols {
			fmt.Fprintf(&out, "%s%s %d %q\n", indent, s.Name, s.Kind, s.Detail)
			list(s.Children, indent+"  ")
		}
	}
	out.WriteString("symbols\n")
	list(assist.DocumentSymbols(f), "  ")
	for _, fold := range assist.FoldingRanges(f) {
		fmt.Fprintf(&out, "fold %d to %d, comment %t\n", fold.Start, fold.End, fold.IsComment)
	}
	for _, link := range assist.DocumentLinks(f) {
		fmt.Fprintf(&out, "link %s to %s\n", where(f, link.Span), link.Path)
	}
	for _, token := range assist.SemanticTokens(f) {
		fmt.Fprintf(&out, "token %s %d, definition %t\n", where(f, token.Span), token.Type, token.IsDefinition)
	}
	for _, lens := range assist.CodeLenses(f, builds(f)(), nil) {
		fmt.Fprintf(&out, "lens %s of step %q: %s\n", where(f, lens.Span), lens.Step, lens.Title)
	}
	for _, hint := range assist.InlayHints(f, doc.Span{End: len(f.Doc.Source)}) {
		fmt.Fprintf(&out, "hint %d: %s\n%s\n", hint.Offset, hint.Label, hint.Tooltip)
	}
	return out.String()
}
