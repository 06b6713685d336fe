package syntax_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestTrees shows the tree of each NAME.py in NAME.tree, with its errors, and ends it where it is no longer reliable.
func TestTrees(t *testing.T) {
	txtartest.Run(t, corpus+"/tree/*.txtar", func(_ *testing.T, archive *txtar.Archive) []txtar.File {
		return txtartest.Derive(archive, ".py", ".tree", func(file txtar.File) string { return tree(file.Data) })
	})
}

func tree(src []byte) string {
	m := syntax.Parse(src)
	p := treePrinter{src: src}
	for _, s := range m.Body {
		p.node(s, 0)
	}
	for _, e := range m.Errors {
		fmt.Fprintf(&p.out, "error %d at %q\n", e.Code, rest(src, e.Span.Start))
	}
	if m.Reliable < len(src) {
		fmt.Fprintf(&p.out, "reliable up to %q\n", rest(src, m.Reliable))
	}
	return p.out.String()
}

// rest is what follows an offset, not all of it.
func rest(src []byte, offset int) string {
	return string(src[offset:min(len(src), offset+12)])
}

type treePrinter struct {
	src []byte
	out strings.Builder
}

func (p *treePrinter) node(n syntax.Node, depth int) {
	span := n.Span()
	text := strings.Join(strings.Fields(string(p.src[span.Start:span.End])), " ")
	fmt.Fprintf(&p.out, "%s%s %s\n", strings.Repeat("  ", depth), reflect.TypeOf(n).Elem().Name(), text)
	if call, ok := n.(*syntax.Call); ok {
		for _, a := range call.Args {
			fmt.Fprintf(&p.out, "%s* %s\n", strings.Repeat("  ", depth), strings.Join(strings.Fields(string(p.src[a.Span.Start:a.Span.End])), " "))
		}
	}
	syntax.EachChild(n, func(child syntax.Node) { p.node(child, depth+1) })
}
