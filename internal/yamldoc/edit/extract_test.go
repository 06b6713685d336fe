package edit_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestEditsReadLittleAgain: to verify an edit, the text around it is read and not the whole one, however long that is.
func TestEditsReadLittleAgain(t *testing.T) {
	const n = 2000
	number := func(format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	texts := map[string]string{
		"block mapping":    "a:\n  b:\n" + number("    key%d: value\n"),
		"flow mapping":     "a: {b: {" + number("key%d: value, ") + "}}\n",
		"flow over lines":  "a: {b: {\n" + number("    key%d: value,\n") + "}}\n",
		"block list":       "a:\n  b:\n" + number("  - value%d\n"),
		"flow list":        "a: {b: [" + number("value%d, ") + "]}\n",
		"list of mappings": "a:\n  b:\n" + number("  - key: %d\n    other: 1\n"),
		"deep":             "a:\n  b:\n" + number("    key%d:\n      one:\n        two: 2\n        three: 3\n"),
		"comments":         "a:\n  b:\n" + number("    # about key%[1]d\n    key%[1]d: value # of it\n"),
		"line ends":        strings.ReplaceAll("a:\n  b:\n"+number("    key%d: value\n"), "\n", "\r\n"),
		"texts of lines":   "a:\n  b:\n" + number("    key%d: |\n      one\n      two\n"),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			document := yamldoc.Parse("run.yaml", []byte(text))
			if len(document.Errors) > 0 {
				t.Fatal(document.Errors)
			}
			in := lookUp(t, document, "a.b").Value
			made := 0
			try := func(edits []doc.Edit, ok bool) {
				if ok && len(edits) > 0 {
					made++
				}
			}
			for i := range 100 {
				at := i * n / 100
				if in.Kind == doc.Sequence {
					try(document.RemoveItem(in.Items[at]))
					try(document.AppendItem(in, doc.NewString("new")))
					continue
				}
				field := in.Fields[at]
				try(document.RenameKey(field.Key, "another"))
				try(document.RemoveField(field.Key))
				try(document.MoveField(field.Key, "new", "place"))
				try(document.InsertField(in, "new", doc.NewNumber("1")))
			}
			if made < 200 {
				t.Errorf("only %d edits made", made)
			}
			if most := int64(made * 1000); document.ParsedBytes() > most {
				t.Errorf("%d edits of a text of %d bytes read %d bytes again, more than %d", made, len(text), document.ParsedBytes(), most)
			}
		})
	}
}

// TestEditsOfLongTexts tries each edit at each place of some texts that ZenML has checked, put between other keys: what is
// done leaves these as they are.
func TestEditsOfLongTexts(t *testing.T) {
	paths, err := filepath.Glob("../../../testdata/zenml/cases/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var before, after strings.Builder
	for i := range 15 {
		fmt.Fprintf(&before, "before%d: {a: [1, 2]}\n", i)
		fmt.Fprintf(&after, "after%d:\n  a:\n  - b: 1\n", i)
	}
	for i := 0; i < len(paths); i += 20 {
		path := paths[i]
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		plain := yamldoc.Parse(path, source)
		if len(source) > 1000 || len(plain.Errors) > 0 || plain.Root == nil || plain.Root.Kind != doc.Mapping || plain.Root.Style != doc.Block ||
			!bytes.HasSuffix(source, []byte("\n")) || bytes.Contains(source, []byte("\r")) {
			continue
		}
		document := yamldoc.Parse(path, []byte(before.String()+string(source)+after.String()))
		if len(document.Errors) > 0 {
			continue // such as an end of the document
		}
		everyEdit(document, func(name string, edits []doc.Edit, ok bool) {
			if !ok {
				return
			}
			text, err := doc.Apply(document.Source, edits)
			if err != nil {
				t.Fatal(err)
			}
			got := yamldoc.Parse(path, text)
			if len(got.Errors) > 0 || len(got.Root.Fields) < len(document.Root.Fields)-1 {
				t.Errorf("%s: %s: %v gives errors %v", path, name, edits, got.Errors)
			}
		})
	}
}
