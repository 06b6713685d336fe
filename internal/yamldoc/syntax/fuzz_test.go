package syntax_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// FuzzParse checks the properties that hold for any text, valid or not.
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
		document := syntax.Parse("fuzz.yaml", source, syntax.DefaultOptions)
		if !bytes.Equal(source, given) || !bytes.Equal(document.Source, given) {
			t.Fatal("the source was changed")
		}
		for _, fault := range errorFaults(document) {
			t.Error(fault)
		}
		checkComments(t, document)
		checkTree(t, document)
		checkPositions(t, document)
		text, more := document.Root.PythonStr(1000)
		if len(text) > 1000 || len(document.Errors) == 0 && more && len(text) < 1000-utf8.UTFMax {
			t.Errorf("PythonStr(1000) gives %d bytes, more %v", len(text), more)
		}
	})
}

func checkComments(t *testing.T, document *doc.Document) {
	before := 0
	for _, span := range document.Comments {
		if span.Start < before || span.End <= span.Start || span.End > len(document.Source) {
			t.Fatalf("comment %v after %d in %d bytes", span, before, len(document.Source))
		}
		before = span.End
		text := string(document.Source[span.Start:span.End])
		if text[0] != '#' || strings.ContainsAny(text, "\r\n") && utf8.ValidString(text) {
			t.Errorf("comment %q", text)
		}
	}
}

// checkTree walks the tree without following aliases.
func checkTree(t *testing.T, document *doc.Document) {
	fields := 0
	var mappings []*doc.Node
	var walk func(n *doc.Node, within doc.Span) int
	walk = func(n *doc.Node, within doc.Span) int {
		if n.Span.Start < within.Start || n.Span.End < n.Span.Start || n.Span.End > within.End {
			t.Fatalf("span %v of %q lies outside %v", n.Span, n.Text, within)
		}
		checkNode(t, document, n)
		at := n.Span.Start
		for _, field := range n.Fields {
			at = walk(field.Key, doc.Span{Start: at, End: n.Span.End})
			at = walk(field.Value, doc.Span{Start: at, End: n.Span.End})
		}
		for _, item := range n.Items {
			at = walk(item, doc.Span{Start: at, End: n.Span.End})
		}
		if fields += len(n.Fields); n.Kind == doc.Mapping {
			mappings = append(mappings, n)
		}
		return n.Span.End
	}
	if document.Root == nil {
		return
	}
	walk(document.Root, doc.Span{End: len(document.Source)})
	for _, n := range mappings {
		checkEntries(t, n, fields)
	}
}

func checkNode(t *testing.T, document *doc.Document, n *doc.Node) {
	if content := document.ContentSpan(n); content.Start != n.Span.Start || content.End < content.Start || content.End > n.Span.End {
		t.Errorf("content %v of span %v", content, n.Span)
	}
	if n.Anchor() != "" && (n.AnchorSpan().Start < n.Span.Start || n.AnchorSpan().End > n.Span.End ||
		string(document.Source[n.AnchorSpan().Start:n.AnchorSpan().End]) != "&"+n.Anchor()) {
		t.Errorf("anchor %q at %v of %v", n.Anchor(), n.AnchorSpan(), n.Span)
	}
	if len(n.Fields) > 0 && n.Kind != doc.Mapping || len(n.Items) > 0 && n.Kind != doc.Sequence ||
		n.Target() != nil && n.Kind != doc.Alias || (n.Type == 0) != (n.Kind == doc.Alias) {
		t.Errorf("kind %v with tag %q, %d fields, %d items", n.Kind, n.Type, len(n.Fields), len(n.Items))
	}
	if len(document.Errors) > 0 {
		return
	}
	if n.Damaged || n.Kind == doc.Alias && n.Target() == nil {
		t.Errorf("no error, but node %q at %v is damaged or undefined", n.Text, n.Span)
	}
}

// checkEntries asks for what Python sees; no mapping has more keys than the text has.
func checkEntries(t *testing.T, n *doc.Node, most int) {
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
		if got, found := n.Get(text); !found || got.Value != entry.Value || got.IsMerged != entry.IsMerged {
			t.Errorf("Get(%q) gives %v, %v; Entries has %v", text, got, found, entry)
		}
	}
}

// checkPositions converts each position in the tree and the errors to an editor position and back.
func checkPositions(t *testing.T, document *doc.Document) {
	check := func(offset int) {
		if line, column := document.OffsetLineColumn(offset); line < 1 || column < 1 {
			t.Errorf("offset %d is at %d:%d", offset, line, column)
		}
		for _, encoding := range []doc.Encoding{doc.UTF8, doc.UTF16, doc.UTF32} {
			line, character := document.OffsetPosition(offset, encoding)
			if back := document.PositionOffset(line, character, encoding); back != offset {
				t.Errorf("offset %d is at %d:%d in encoding %d, which is offset %d", offset, line, character, encoding, back)
			}
		}
	}
	var walk func(n *doc.Node)
	walk = func(n *doc.Node) {
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
	if document.Root != nil {
		walk(document.Root)
	}
	for _, err := range document.Errors {
		check(err.Span.Start)
		check(err.Span.End)
	}
}
