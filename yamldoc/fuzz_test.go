package yamldoc_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// FuzzParse holds what is true of every text, readable or not.
func FuzzParse(f *testing.F) {
	archives, err := filepath.Glob(filepath.Join(pyyamlDir, "*.txtar"))
	if err != nil || len(archives) == 0 {
		f.Fatalf("no archives in %s: %v", pyyamlDir, err)
	}
	for _, archive := range archives {
		for _, source := range readDocuments(f, archive) {
			f.Add(source)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		given := bytes.Clone(source)
		doc := yamldoc.Parse("fuzz.yaml", source)
		if !bytes.Equal(source, given) || !bytes.Equal(doc.Source, given) {
			t.Fatal("the source was changed")
		}
		for _, fault := range errorFaults(doc) {
			t.Error(fault)
		}
		checkComments(t, doc)
		checkTree(t, doc)
		checkPositions(t, doc)
		text, more := doc.Root.PythonStr(1000)
		if len(text) > 1000 || len(doc.Errors) == 0 && more && len(text) < 1000-utf8.UTFMax {
			t.Errorf("PythonStr(1000) gives %d bytes, more %v", len(text), more)
		}
	})
}

func checkComments(t *testing.T, doc *yamldoc.Document) {
	before := 0
	for _, span := range doc.Comments {
		if span.Start < before || span.End <= span.Start || span.End > len(doc.Source) {
			t.Fatalf("comment %v after %d in %d bytes", span, before, len(doc.Source))
		}
		before = span.End
		text := string(doc.Source[span.Start:span.End])
		if text[0] != '#' || strings.ContainsAny(text, "\r\n") && utf8.ValidString(text) {
			t.Errorf("comment %q", text)
		}
	}
}

// checkTree walks the tree without following aliases.
func checkTree(t *testing.T, doc *yamldoc.Document) {
	fields := 0
	var mappings []*yamldoc.Node
	var walk func(n *yamldoc.Node, within yamldoc.Span) int
	walk = func(n *yamldoc.Node, within yamldoc.Span) int {
		if n.Span.Start < within.Start || n.Span.End < n.Span.Start || n.Span.End > within.End {
			t.Fatalf("span %v of %q lies outside %v", n.Span, n.Text, within)
		}
		checkNode(t, doc, n)
		at := n.Span.Start
		for _, field := range n.Fields {
			at = walk(field.Key, yamldoc.Span{Start: at, End: n.Span.End})
			at = walk(field.Value, yamldoc.Span{Start: at, End: n.Span.End})
		}
		for _, item := range n.Items {
			at = walk(item, yamldoc.Span{Start: at, End: n.Span.End})
		}
		if fields += len(n.Fields); n.Kind == yamldoc.Mapping {
			mappings = append(mappings, n)
		}
		return n.Span.End
	}
	if doc.Root == nil {
		return
	}
	walk(doc.Root, yamldoc.Span{End: len(doc.Source)})
	for _, n := range mappings {
		checkEntries(t, n, fields)
	}
}

func checkNode(t *testing.T, doc *yamldoc.Document, n *yamldoc.Node) {
	if content := doc.ContentSpan(n); content.Start != n.Span.Start || content.End < content.Start || content.End > n.Span.End {
		t.Errorf("content %v of span %v", content, n.Span)
	}
	if n.Anchor != "" && (n.AnchorSpan.Start < n.Span.Start || n.AnchorSpan.End > n.Span.End ||
		string(doc.Source[n.AnchorSpan.Start:n.AnchorSpan.End]) != "&"+n.Anchor) {
		t.Errorf("anchor %q at %v of %v", n.Anchor, n.AnchorSpan, n.Span)
	}
	if len(n.Fields) > 0 && n.Kind != yamldoc.Mapping || len(n.Items) > 0 && n.Kind != yamldoc.Sequence ||
		n.Target != nil && n.Kind != yamldoc.Alias || (n.Type == 0) != (n.Kind == yamldoc.Alias) {
		t.Errorf("kind %v with tag %q, %d fields, %d items", n.Kind, n.Type, len(n.Fields), len(n.Items))
	}
	if len(doc.Errors) > 0 {
		return
	}
	if n.Damaged || n.Kind == yamldoc.Alias && n.Target == nil {
		t.Errorf("no error, but node %q at %v is damaged or undefined", n.Text, n.Span)
	}
}

// checkEntries asks for what Python sees; no mapping has more keys than the text has.
func checkEntries(t *testing.T, n *yamldoc.Node, most int) {
	entries := n.Entries()
	if len(entries) > most {
		t.Fatalf("%d entries of %d fields", len(entries), most)
	}
	for _, entry := range entries {
		name, ok := entry.Key.Value()
		text, isString := name.(string)
		if !ok || !isString {
			continue
		}
		if got, found := n.Get(text); !found || got.Value != entry.Value || got.Merged != entry.Merged {
			t.Errorf("Get(%q) gives %v, %v; Entries has %v", text, got, found, entry)
		}
	}
}

// checkPositions turns each place that the tree or an error names into what an
// editor is told, and back.
func checkPositions(t *testing.T, doc *yamldoc.Document) {
	check := func(offset int) {
		if line, column := doc.OffsetLineColumn(offset); line < 1 || column < 1 {
			t.Errorf("offset %d is at %d:%d", offset, line, column)
		}
		for _, encoding := range []yamldoc.Encoding{yamldoc.UTF8, yamldoc.UTF16, yamldoc.UTF32} {
			line, character := doc.OffsetPosition(offset, encoding)
			if back := doc.PositionOffset(line, character, encoding); back != offset {
				t.Errorf("offset %d is at %d:%d in encoding %d, which is offset %d", offset, line, character, encoding, back)
			}
		}
	}
	var walk func(n *yamldoc.Node)
	walk = func(n *yamldoc.Node) {
		check(n.Span.Start)
		check(n.Span.End)
		for _, field := range n.Fields {
			walk(field.Key)
			walk(field.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	if doc.Root != nil {
		walk(doc.Root)
	}
	for _, err := range doc.Errors {
		check(err.Span.Start)
		check(err.Span.End)
	}
}
