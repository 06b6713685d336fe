package pipelines_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestCursors describes what is typed at each ▮ of in.py, in a document whose tree has all settings and options.
func TestCursors(t *testing.T) {
	txtartest.Run(t, "../../../testdata/python/cursor/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		env := newProject(t, archive).zenML
		return txtartest.Derive(archive, ".py", ".cursors", func(file txtar.File) string { return cursors(env, string(file.Data)) })
	})
}

// head is what each text begins with.
const head = "from zenml import pipeline, step\nfrom zenml.config import DockerSettings\n"

func cursors(env pydoc.Env, marked string) string {
	marked = head + marked
	document := pydoc.Parse("in.py", []byte(strings.ReplaceAll(marked, "▮", "")), env).Document(everything)
	var out strings.Builder
	for before := ""; ; {
		more, rest, found := strings.Cut(marked, "▮")
		if !found {
			return out.String()
		}
		before, marked = before+more, rest
		line, column := document.OffsetLineColumn(len(before))
		fmt.Fprintf(&out, "%d:%d: %s\n", line-strings.Count(head, "\n"), column, describe(document, document.CursorAt(len(before))))
	}
}

// everything is a tree with all settings and options of a file.
func everything(file *pydoc.File) (*doc.Node, []doc.Call) {
	all := doc.NewList()
	for _, s := range file.Settings() {
		all.Items = append(all.Items, doc.NewMapping(doc.NewField("settings", doc.NewMapping(doc.NewField("docker", s.Node)))))
	}
	calls := pipelines.Calls(file, pipelines.Env{})
	all.Items = append(all.Items, pipelines.Options(calls)...)
	return all, calls
}

func describe(document *doc.Document, c doc.Cursor) string {
	text := [...]string{"nothing", "key of", "value of", "item of"}[c.Kind]
	if c.Kind == doc.AtNothing {
		return text
	}
	text += fmt.Sprintf(" %s, typed %q", strings.Join(c.Path, "."), document.Place(c.TypedSpan).Text())
	for _, flag := range []struct {
		name string
		set  bool
	}{{"display", c.InFlow}, {"colon", c.HasColon}, {"quotes", c.InQuotes}} {
		if flag.set {
			text += ", " + flag.name
		}
	}
	if len(c.Present) > 0 {
		text += fmt.Sprintf(", next to %q", c.Present)
	}
	return text
}
