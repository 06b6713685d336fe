package edit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
)

// TestEditTexts makes the edit that the first line of each NAME.yaml asks for in a comment,
// "# remove settings.docker", and compares with NAME.want; with line ends of CRLF it must
// be the same.
func TestEditTexts(t *testing.T) {
	txtartest.Run(t, "../../../testdata/edit/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		return txtartest.Derive(archive, ".yaml", ".want", func(file txtar.File) string {
			text := string(file.Data)
			if strings.HasSuffix(file.Name, "_eof.yaml") {
				text = strings.TrimSuffix(text, "\n")
			}
			got := edited(t, text)
			edited(t, strings.TrimSuffix(text, "\n"))
			dos := edited(t, strings.ReplaceAll(text, "\n", "\r\n"))
			if dos != strings.ReplaceAll(got, "\n", "\r\n") && got != notPossible {
				t.Errorf("%s with CRLF: %q", file.Name, dos)
			}
			if !strings.HasSuffix(got, "\n") {
				got += "\n"
			}
			return got
		})
	})
}

const notPossible = "cannot be done\n"

// edited is the text after the edit that it asks for, without the line that asks.
func edited(t *testing.T, text string) string {
	command, _, _ := strings.Cut(text, "\n")
	words := strings.SplitN(strings.TrimSpace(strings.TrimPrefix(command, "# ")), " ", 3)
	document := yamldoc.Parse("run.yaml", []byte(text))
	at := lookUp(t, document, words[1])
	rest := ""
	if len(words) > 2 {
		rest = strings.ReplaceAll(words[2], `\n`, "\n")
	}
	name, value, _ := strings.Cut(rest, " ")
	var edits []doc.Edit
	var ok bool
	switch words[0] {
	case "remove":
		if at.Key == nil {
			edits, ok = document.RemoveItem(at.Value)
		} else {
			edits, ok = document.RemoveField(at.Key)
		}
	case "rename":
		edits, ok = document.RenameKey(at.Key, name)
	case "scalar":
		edits, ok = document.ReplaceScalar(at.Value, rest)
	case "quote":
		edits, ok = document.Quote(at.Value)
	case "value":
		edits, ok = document.ReplaceValue(at.Value, valueOf(rest))
	case "insert":
		edits, ok = document.InsertField(at.Value, name, valueOf(value))
	case "append":
		edits, ok = document.AppendItem(at.Value, valueOf(rest))
	case "split":
		edits, ok = document.SplitItem(at.Value, strings.Fields(rest))
	case "wrap":
		edits, ok = document.WrapInList(at.Value)
	case "move":
		edits, ok = document.MoveField(at.Key, strings.Split(rest, ".")...)
	default:
		t.Fatalf("no edit is called %s", words[0])
	}
	if !ok {
		return notPossible
	}
	made := slices.Concat(document.Source) // edits as an editor makes them, from the last to the first
	slices.SortStableFunc(edits, func(a, b doc.Edit) int { return a.Span.Start - b.Span.Start })
	for _, e := range slices.Backward(edits) {
		made = slices.Replace(made, e.Span.Start, e.Span.End, []byte(e.Text)...)
	}
	got, err := doc.Apply(document.Source, edits)
	if err != nil || string(got) != string(made) {
		t.Fatalf("%q, %v; an editor makes %q", got, err, made)
	}
	if strings.HasSuffix(string(got), "\n") != strings.HasSuffix(text, "\n") {
		t.Errorf("%q ends otherwise than %q", got, text)
	}
	_, after, _ := strings.Cut(string(got), "\n")
	return after
}

// valueOf is a value as YAML writes it.
func valueOf(yaml string) *doc.Node { return yamldoc.Parse("", []byte(yaml)).Root }

// lookUp follows a dotted path of keys and of indexes from 0; "." is the root.
func lookUp(t *testing.T, document *doc.Document, path string) doc.Field {
	at := doc.Field{Value: document.Root}
	if path == "." {
		return at
	}
	for part := range strings.SplitSeq(path, ".") {
		in, next := at.Value.Resolve(), doc.Field{}
		for i, item := range in.Items {
			if fmt.Sprint(i) == part {
				next.Value = item
			}
		}
		if entry, ok := in.Get(part); ok {
			next = doc.Field{Key: entry.Key, Value: entry.Value}
		}
		if next.Value == nil {
			t.Fatalf("%s: no %s", path, part)
		}
		at = next
	}
	return at
}

// TestEditsEverywhere tries each edit at each position of the texts of testdata/zenml. An edit must not change other lines, and its result is verified by
// the edits themselves; most edits must be possible.
func TestEditsEverywhere(t *testing.T) {
	paths, err := filepath.Glob("../../../testdata/zenml/cases/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	done, attempted := 0, 0
	for i := 0; i < len(paths); i += stride.Cases {
		path := paths[i]
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(source) > 2000 {
			continue
		}
		everyEdit(yamldoc.Parse(path, source), func(name string, edits []doc.Edit, ok bool) {
			attempted++
			if !ok {
				return
			}
			done++
			got, err := doc.Apply(source, edits)
			if err != nil || slices.Equal(got, source) {
				t.Errorf("%s: %s: %v, %v", path, name, edits, err)
			}
		})
	}
	t.Logf("%d of %d edits done in %d texts", done, attempted, len(paths))
	if done < attempted*3/4 {
		t.Errorf("only %d of %d edits done", done, attempted)
	}
}

func everyEdit(document *doc.Document, report func(string, []doc.Edit, bool)) {
	var visit func(n *doc.Node)
	visit = func(n *doc.Node) {
		for _, f := range n.Fields {
			edits, ok := document.RemoveField(f.Key)
			report("remove", edits, ok)
			edits, ok = document.RenameKey(f.Key, "another name")
			report("rename", edits, ok)
			edits, ok = document.MoveField(f.Key, "new", "place", "key")
			report("move", edits, ok)
			edits, ok = document.ReplaceValue(f.Value, doc.NewList(doc.NewString("other")))
			report("value", edits, ok)
			visit(f.Value)
		}
		for _, item := range n.Items {
			edits, ok := document.RemoveItem(item)
			report("remove item", edits, ok)
			visit(item)
		}
		switch n.Kind {
		case doc.Mapping:
			edits, ok := document.InsertField(n, "new key", doc.NewString("a: b"))
			report("insert", edits, ok)
		case doc.Sequence:
			edits, ok := document.AppendItem(n, doc.NewNull())
			report("append", edits, ok)
		case doc.Scalar:
			edits, ok := document.ReplaceScalar(n, "a: new # text, 'quoted'")
			report("scalar", edits, ok)
		}
	}
	if document.Root != nil {
		visit(document.Root)
	}
}

func TestStr(t *testing.T) {
	for text, want := range map[string]string{
		"python:3.11":  "python:3.11",
		"3.10":         `"3.10"`,
		"no":           `"no"`,
		"":             `""`,
		"a, b":         `"a, b"`,
		"a: b":         `"a: b"`,
		"a #b":         `"a #b"`,
		"a:":           `"a:"`,
		"torch>=2,<3":  `"torch>=2,<3"`,
		"line\nbreak":  `"line\nbreak"`,
		`say "é" \`:    `say "é" \`,
		"\"é\": \\":    `"\"é\": \\"`,
		"bell\a\u2028": `"bell\x07\u2028"`,
		"{{a.b}}":      `"{{a.b}}"`,
		" a":           `" a"`,
		"*a":           `"*a"`,
		"2024-01-02":   `"2024-01-02"`,
	} {
		if got := edit.QuoteString(text); got != want {
			t.Errorf("Str(%q) = %s, want %s", text, got, want)
		}
		if root := yamldoc.Parse("", []byte(edit.QuoteString(text))).Root; root == nil || root.Type != doc.TypeString || root.Text != text {
			t.Errorf("Str(%q) reads as %+v", text, root)
		}
	}
}
