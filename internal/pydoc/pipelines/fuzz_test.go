package pipelines_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/schema"
)

// FuzzFind holds what is true of the run configurations of every text: nodes lie in it, and each edit can be made.
func FuzzFind(f *testing.F) {
	paths, err := filepath.Glob("../../../testdata/python/corpus/settings/*.py")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no files: %v", err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	release, err := schema.Load(schema.Latest())
	if err != nil {
		f.Fatal(err)
	}
	env := pydoc.Env{
		Modules: names.Env{Exports: release.Exports},
		ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := pydoc.Parse("fuzz.py", src, env)
		for _, p := range pipelines.Find(file, pipelines.Env{}) {
			checkEdits(t, file.Document(func(*pydoc.File) (*doc.Node, []doc.Call) { return p.Root, nil }))
		}
		pipelines.Calls(file, pipelines.Env{})
		checkCursors(t, file.Document(everything))
		for _, s := range file.Settings() {
			checkEdits(t, file.Document(func(*pydoc.File) (*doc.Node, []doc.Call) { return s.Node, nil }))
		}
	})
}

// checkCursors describes what is typed at some offsets of a text: it lies around the offset, on one line.
func checkCursors(t *testing.T, document *doc.Document) {
	const most = 50
	for i := range most {
		offset := i * len(document.Source) / most
		c := document.CursorAt(offset)
		if c.Kind == doc.AtNothing {
			continue
		}
		at := c.TypedSpan
		if at.Start > offset || at.End < offset || at.End > len(document.Source) || bytes.ContainsAny(document.Source[at.Start:at.End], "\r\n") {
			t.Fatalf("%+v at %d of %q", c, offset, document.Source)
		}
	}
}

// checkEdits makes edits of all nodes of a document.
func checkEdits(t *testing.T, document *doc.Document) {
	left := 200
	var visit func(n *doc.Node)
	visit = func(n *doc.Node) {
		if n == nil || left == 0 {
			return
		}
		left--
		if n.Span.Start < 0 || n.Span.End < n.Span.Start || n.Span.End > len(document.Source) {
			t.Fatalf("node at %v in %q", n.Span, document.Source)
		}
		for _, f := range n.Fields {
			apply(t, document)(document.RemoveField(f.Key))
			apply(t, document)(document.RenameKey(f.Key, "renamed"))
			apply(t, document)(document.ReplaceValue(f.Value, doc.NewString("x\"\n")))
			visit(f.Key)
			visit(f.Value)
		}
		for _, item := range n.Items {
			apply(t, document)(document.RemoveItem(item))
			visit(item)
		}
		apply(t, document)(document.InsertField(n, "inserted", doc.NewBool(true)))
		apply(t, document)(document.AppendItem(n, doc.NewNull()))
		visit(n.Target())
	}
	visit(document.Root)
}

func apply(t *testing.T, document *doc.Document) func(edits []doc.Edit, ok bool) {
	return func(edits []doc.Edit, ok bool) {
		if _, err := doc.Apply(document.Source, edits); ok && err != nil {
			t.Fatalf("%v: %v in %q", edits, err, document.Source)
		}
		for _, e := range edits {
			document.EffectOf(e.Span)
		}
	}
}
