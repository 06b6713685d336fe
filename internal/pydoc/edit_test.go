package pydoc_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestEdits makes the edit that the first line of each NAME.py asks for in a comment, "# remove apt_packages", of the first
// call of DockerSettings, and compares with NAME.want.py; with line ends of CRLF it must be the same.
func TestEdits(t *testing.T) {
	txtartest.Run(t, "../../testdata/python/edit/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		return txtartest.Derive(archive, ".py", ".want.py", func(file txtar.File) string {
			got := edited(t, string(file.Data))
			dos := edited(t, strings.ReplaceAll(string(file.Data), "\n", "\r\n"))
			if dos != strings.ReplaceAll(got, "\n", "\r\n") && got != notPossible {
				t.Errorf("%s with CRLF: %q", file.Name, dos)
			}
			return got
		})
	})
}

const notPossible = "# cannot be done\n"

// headOf is what is before each text, with its line ends.
func headOf(text string) string {
	const head = "from zenml.config import DockerSettings\n"
	if strings.Contains(text, "\r\n") {
		return strings.ReplaceAll(head, "\n", "\r\n")
	}
	return head
}

// edited is the text after the edit that it asks for, without the line that asks.
func edited(t *testing.T, text string) string {
	t.Helper()
	command, _, _ := strings.Cut(text, "\n")
	words := strings.SplitN(strings.TrimSpace(strings.TrimPrefix(command, "# ")), " ", 3)
	document := pydoc.Parse("in.py", []byte(headOf(text)+text), env(nil)).Document(firstSettings)
	at := lookUp(t, document.Root, words[1])
	if words[1] != "." && at.Value.Kind == doc.Alias && words[0] != "value" && words[0] != "wrap" {
		at.Value = at.Value.Resolve()
	}
	rest := ""
	if len(words) > 2 {
		rest = words[2]
	}
	name, value, _ := strings.Cut(rest, " ")
	edits, ok := map[string]func() ([]doc.Edit, bool){
		"remove": func() ([]doc.Edit, bool) {
			if at.Key == nil {
				return document.RemoveItem(at.Value)
			}
			return document.RemoveField(at.Key)
		},
		"rename": func() ([]doc.Edit, bool) { return document.RenameKey(at.Key, rest) },
		"scalar": func() ([]doc.Edit, bool) { return document.ReplaceScalar(at.Value, rest) },
		"quote":  func() ([]doc.Edit, bool) { return document.Quote(at.Value) },
		"value":  func() ([]doc.Edit, bool) { return document.ReplaceValue(at.Value, valueOf(rest)) },
		"insert": func() ([]doc.Edit, bool) { return document.InsertField(at.Value, name, valueOf(value)) },
		"append": func() ([]doc.Edit, bool) { return document.AppendItem(at.Value, valueOf(rest)) },
		"split":  func() ([]doc.Edit, bool) { return document.SplitItem(at.Value, strings.Fields(rest)) },
		"wrap":   func() ([]doc.Edit, bool) { return document.WrapInList(at.Value) },
	}[words[0]]()
	if !ok {
		return notPossible
	}
	for _, e := range edits {
		if effect := document.EffectOf(e.Span); effect.Parent == nil || effect.Total > 0 && effect.Affected == 0 && !strings.HasSuffix(e.Text, "\n") {
			t.Errorf("%s: %v has effect %+v", command, e, effect)
		}
	}
	after, err := document.WithEdits(edits)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ = strings.Cut(strings.TrimPrefix(string(after.Source), headOf(text)), "\n")
	return rest
}

func firstSettings(f *pydoc.File) (*doc.Node, []doc.Call) { return f.Settings()[0].Node, nil }

// valueOf is a value as Python writes it.
func valueOf(text string) *doc.Node {
	file := pydoc.Parse("value.py", []byte(text), pydoc.Env{})
	return file.Node(file.Body[0].(*syntax.ExprStmt).Value)
}

// lookUp follows a dotted path of keys and of indexes from 0; "." is the root.
func lookUp(t *testing.T, root *doc.Node, path string) doc.Field {
	t.Helper()
	at := doc.Field{Value: root}
	for _, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' }) {
		in := at.Value.Resolve()
		if i, err := strconv.Atoi(part); err == nil {
			at = doc.Field{Value: in.Items[i]}
			continue
		}
		i := slices.IndexFunc(in.Entries(), func(e doc.Field) bool { return e.Key.Resolve().Text == part })
		if i < 0 {
			t.Fatalf("no %s in %s", part, path)
		}
		at = doc.Field{Key: in.Entries()[i].Key, Value: in.Entries()[i].Value}
	}
	return at
}
