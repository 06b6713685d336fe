package syntax_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// TestRecover parses the incomplete texts NAME.yaml of testdata/yamldoc, and compares the tree with NAME.tree and the errors with NAME.errors. A text
// whose name ends with _eof has no final line break.
func TestRecover(t *testing.T) {
	txtartest.Run(t, "../../../testdata/yamldoc/*.txtar", func(_ *testing.T, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		for _, file := range archive.Files {
			if name, isText := strings.CutSuffix(file.Name, ".yaml"); isText {
				files = append(files, recovered(name, file)...)
			}
		}
		return files
	})
}

// recovered returns an incomplete text with its tree.
func recovered(name string, file txtar.File) []txtar.File {
	source := file.Data
	if strings.HasSuffix(name, "_eof") {
		source = bytes.TrimSuffix(source, []byte("\n"))
	}
	document := syntax.Parse(file.Name, source, syntax.DefaultOptions)
	return []txtar.File{
		file,
		{Name: name + ".tree", Data: []byte(tree(document))},
		{Name: name + ".errors", Data: []byte(errorLines(document))},
	}
}

// tree is an outline of the document; ! marks guesses.
func tree(document *doc.Document) string {
	var b strings.Builder
	outline(&b, document.Root, "")
	return b.String()
}

func outline(b *strings.Builder, n *doc.Node, indent string) {
	switch {
	case n == nil:
		fmt.Fprintf(b, "%snothing\n", indent)
	case n.Kind == doc.Mapping:
		for _, f := range n.Fields {
			fmt.Fprintf(b, "%s%s:%s", indent, label(f.Key), below(f.Value))
			inner(b, f.Value, indent)
		}
	case n.Kind == doc.Sequence:
		for _, item := range n.Items {
			fmt.Fprintf(b, "%s-%s", indent, below(item))
			inner(b, item, indent)
		}
	default:
		fmt.Fprintf(b, "%s%s\n", indent, label(n))
	}
}

func below(n *doc.Node) string {
	if n.Kind == doc.Scalar || n.Kind == doc.Alias || len(n.Fields)+len(n.Items) == 0 {
		return " " + label(n) + "\n"
	}
	return guessed(n) + "\n"
}

func inner(b *strings.Builder, n *doc.Node, indent string) {
	if n.Kind == doc.Mapping || n.Kind == doc.Sequence {
		outline(b, n, indent+"  ")
	}
}

func label(n *doc.Node) string {
	switch {
	case n.Kind == doc.Alias:
		return "*" + n.Text + guessed(n)
	case n.Type == doc.TypeString && n.Text != "" && strings.TrimSpace(n.Text) == n.Text && !strings.ContainsAny(n.Text, "\n!"):
		return n.Text + guessed(n)
	case n.Type == doc.TypeString:
		return fmt.Sprintf("%q%s", n.Text, guessed(n))
	case n.Kind == doc.Mapping:
		return "{}" + guessed(n)
	case n.Kind == doc.Sequence:
		return "[]" + guessed(n)
	case n.Type == doc.TypeNull:
		return "null" + guessed(n)
	}
	return n.Text + guessed(n)
}

func guessed(n *doc.Node) string {
	if n.Damaged {
		return "!"
	}
	return ""
}

// errorLines returns each error with its position and the text of its span.
func errorLines(document *doc.Document) string {
	var b strings.Builder
	for _, err := range document.Errors {
		line, column := document.OffsetLineColumn(err.Span.Start)
		fmt.Fprintf(&b, "%d:%d %q %s\n", line, column, document.Source[err.Span.Start:err.Span.End], err.Message)
	}
	return b.String()
}
