package pydoc_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestNotebooks shows the code of each notebook, where its settings are, and the notebook after an edit of each.
func TestNotebooks(t *testing.T) {
	txtartest.Run(t, "../../testdata/python/notebook/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		source := archive.Files[0]
		file, ok := pydoc.ParseNotebook("in.ipynb", source.Data, env(nil))
		if !ok {
			return []txtar.File{source, {Name: "code", Data: []byte("not a notebook\n")}}
		}
		return []txtar.File{
			source,
			{Name: "code", Data: file.Source},
			{Name: "settings", Data: []byte(settingsOf(file))},
			{Name: "fixed.ipynb", Data: fixed(t, file)},
		}
	})
}

func settingsOf(file *pydoc.File) string {
	var out strings.Builder
	for i := range file.Settings() {
		document := file.Document(func(f *pydoc.File) (*doc.Node, []doc.Call) { return f.Settings()[i].Node, nil })
		cell, line, _ := document.Cell(document.Root.Span.Start)
		fmt.Fprintf(&out, "cell %d, line %d: %s\n", cell, line, document.Place(document.Root.Span).Text())
		for _, f := range document.Root.Fields {
			fmt.Fprintf(&out, "  %s: %s\n", document.Place(f.Key.Span).Text(), document.Place(f.Value.Span).Text())
		}
	}
	return out.String()
}

// fixed is the notebook after keywords of the first settings were renamed, inserted and removed, one after the other.
func fixed(t *testing.T, file *pydoc.File) []byte {
	t.Helper()
	document := file.Document(firstSettings)
	steps := []func(d *doc.Document) ([]doc.Edit, bool){
		func(d *doc.Document) ([]doc.Edit, bool) { return d.RenameKey(d.Root.Fields[0].Key, "renamed") },
		func(d *doc.Document) ([]doc.Edit, bool) {
			return d.InsertField(d.Root, "inserted", doc.NewString("\"ü\"\n"))
		},
		func(d *doc.Document) ([]doc.Edit, bool) { return d.RemoveField(d.Root.Fields[1].Key) },
	}
	for _, step := range steps {
		edits, ok := step(document)
		if !ok {
			t.Fatal("an edit cannot be made")
		}
		var err error
		if document, err = document.WithEdits(edits); err != nil || !json.Valid(document.Source) {
			t.Fatalf("%v: %s", err, document.Source)
		}
	}
	return document.Source
}
