package yamldoc

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// freeText are the keys below which markers are text: prompts for a model, and what another program replaces.
var freeText = []string{"parameters", "environment", "runtime_environment", "extra"}

func isFreeText(key string) bool { return slices.Contains(freeText, key) }

// visit finds what depends on markers in a value: the scalar with a marker, and, which it makes unknown, the collection whose keys or number of items
// depend on one. Of the keys of the whole file and of steps, only those concerned are. The value is that of a key or item at start.
func (t *template) visit(n *doc.Node, path []string, start int) {
	for _, field := range n.Fields {
		t.visit(field.Value, append(slices.Clip(path), field.Key.Text), field.Key.Span.Start)
	}
	for _, item := range n.Items {
		t.visit(item, append(slices.Clip(path), "*"), item.Span.Start)
	}
	switch n.Kind {
	case doc.Scalar:
		if markers := t.markersOf(n); len(markers) > 0 && !t.isName(markers, path) {
			t.fill(n, markers, slices.ContainsFunc(path, isFreeText))
		}
	case doc.Mapping, doc.Sequence:
		t.visitCollection(n, path, start)
	}
}

func (t *template) visitCollection(n *doc.Node, path []string, start int) {
	isFree := slices.ContainsFunc(path, isFreeText)
	varies := func(f doc.Field) bool {
		return len(t.markersOf(f.Key)) > 0 && !isFree || t.isConditional(f.Key, start)
	}
	item := func(item *doc.Node) bool { return t.isConditional(item, start) }
	switch {
	case !slices.ContainsFunc(n.Fields, varies) && !slices.ContainsFunc(n.Items, item):
	case len(path) == 0 || len(path) == 1 && path[0] == "steps" && n.Kind == doc.Mapping:
		t.makeConditional(n, start)
	default:
		t.makeUnknown(n)
	}
}

// isConditional reports whether a key or item is between tags, and the collection that holds it, at start, is not.
func (t *template) isConditional(n *doc.Node, start int) bool {
	return slices.ContainsFunc(t.conditional, func(part doc.Span) bool {
		holds := func(offset int) bool { return part.Start < offset && offset < part.End }
		return holds(n.Span.Start) && !holds(start)
	})
}

// markersOf returns the markers in a scalar.
func (t *template) markersOf(n *doc.Node) []doc.Span {
	if n.Kind != doc.Scalar {
		return nil
	}
	return markersIn(t.src, n.Span)
}

// tagName matches the first word of a tag.
var tagName = lazyregexp.New(`^[{<]%[-+~]?\s*(\w*)`)

// pairs returns the parts of the text from each tag to the one that ends it, such as endif, or end in ERB.
func (t *template) pairs() []doc.Span {
	type tag struct {
		name  string
		start int
	}
	var open []tag
	var pairs []doc.Span
	for _, span := range t.tags {
		found := tagName().FindSubmatch(t.src[span.Start:span.End])
		if found == nil {
			continue
		}
		name, ends := strings.CutPrefix(string(found[1]), "end")
		if !ends {
			open = append(open, tag{name, span.Start})
			continue
		}
		for i, opening := range slices.Backward(open) {
			if opening.name == name || name == "" && !strings.HasPrefix(opening.name, "els") {
				pairs = append(pairs, doc.Span{Start: opening.start, End: span.End})
				open = open[:i]
				break
			}
		}
	}
	return pairs
}

// makeConditional leaves out the fields whose keys have markers. Those between tags may be missing: their values are unknown, and
// each is there once.
func (t *template) makeConditional(n *doc.Node, start int) {
	between := func(f doc.Field) bool { return t.isConditional(f.Key, start) }
	seen := map[string]bool{}
	leaveOut := func(f doc.Field) bool {
		if len(t.markersOf(f.Key)) > 0 || between(f) && seen[f.Key.Text] {
			return true
		}
		seen[f.Key.Text] = true
		return false
	}
	for _, field := range n.Fields {
		if markers := t.markersOf(field.Key); len(markers) > 0 {
			t.document.Templates = append(t.document.Templates, markers...)
		}
		if between(field) && field.Value.Kind != doc.Alias {
			t.makeUnknown(field.Value)
		}
	}
	n.Fields = slices.DeleteFunc(n.Fields, leaveOut)
	if flat := n.Flattened(); flat != nil {
		clear(seen)
		merged := slices.DeleteFunc(slices.Clone(flat.Fields[:flat.MergedCount]), leaveOut)
		own := slices.DeleteFunc(slices.Clone(flat.Fields[flat.MergedCount:]), leaveOut)
		n.SetFlattened(&doc.Flattened{Fields: append(merged, own...), MergedCount: len(merged)})
	}
}

// fill notes the markers in a scalar, unless they are free text. The scalar is unknown if it is none without them; otherwise ZenML
// would use it as written.
func (t *template) fill(n *doc.Node, markers []doc.Span, isFree bool) {
	if slices.ContainsFunc(markers, func(m doc.Span) bool { return isIn(t.masked, m) }) {
		t.makeUnknown(n)
		return
	}
	if !isFree {
		t.document.Templates = append(t.document.Templates, markers...)
	}
}

// isIn reports whether a span is one of several in order.
func isIn(spans []doc.Span, span doc.Span) bool {
	_, found := slices.BinarySearchFunc(spans, span, func(a, b doc.Span) int { return a.Start - b.Start })
	return found
}

func (t *template) makeUnknown(n *doc.Node) {
	content := t.document.ContentSpan(n)
	t.document.Templates = append(t.document.Templates, markersIn(t.src, content)...)
	made := doc.Node{Kind: doc.Unknown, Span: n.Span, Text: string(t.src[content.Start:content.End])}
	made.SetAnchor(n.Anchor(), n.AnchorSpan())
	*n = made
}

// doubledBraces matches a marker with a placeholder of ZenML's names.
var doubledBraces = lazyregexp.New(`^\{\{\s*(\w+)\s*\}\}$`)

// isName reports whether the markers in a name that ZenML formats are doubled braces, which ZenML makes single ones: around a
// placeholder, which is a mistake, or around any other word as most write it, unlike a template's {{ word }}.
func (t *template) isName(markers []doc.Span, path []string) bool {
	if !isFormatted(path) {
		return false
	}
	return !slices.ContainsFunc(markers, func(m doc.Span) bool {
		text := t.src[m.Start:m.End]
		found := doubledBraces().FindSubmatch(text)
		return found == nil || bytes.ContainsAny(text, " \t") && !slices.Contains(t.names, string(found[1]))
	})
}

// isFormatted reports whether ZenML formats the text at a path with placeholders: the name of the run, and the name and version of
// a model (format_name_template in zenml/utils/string_utils.py, 0.98.0).
func isFormatted(path []string) bool {
	if len(path) == 1 {
		return path[0] == "run_name"
	}
	last := len(path) - 1
	return last > 0 && path[last-1] == "model" && (path[last] == "name" || path[last] == "version")
}
