package assist

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Definition leads from an alias to its anchor, and from a key of a step's Docker settings to the pipeline's
// key that it takes the place of. ok is false where nothing is defined.
func Definition(f *runconfig.File, offset int) (at doc.Span, ok bool) {
	s := spotAt(f.Doc, offset)
	if n := s.innermost(); n != nil && n.Kind == doc.Alias && n.Target != nil {
		return n.Target.AnchorSpan, true
	}
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker || setting.step == "" {
		return at, false
	}
	return keyOf(f.Doc, setting.path)
}

// keyOf finds the key at the end of a path.
func keyOf(document *doc.Document, path []string) (span doc.Span, ok bool) {
	parent := node(document, path[:len(path)-1]).Resolve()
	if parent == nil {
		return span, false
	}
	for _, field := range parent.Fields {
		if field.Key.Text == path[len(path)-1] {
			return field.Key.Span, true
		}
	}
	return span, false
}

// References are the places that rest on what stands at an offset: an anchor and its aliases, or a
// key of the pipeline's Docker settings and the steps' keys that take its place. The definition
// comes first.
func References(f *runconfig.File, offset int) []doc.Span {
	if anchored := anchoredAt(f, offset); anchored != nil {
		return anchorPlaces(f.Doc, anchored)
	}
	s := spotAt(f.Doc, offset)
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker {
		return nil
	}
	var spans []doc.Span
	if span, ok := keyOf(f.Doc, setting.path); ok {
		spans = append(spans, span)
	} else if setting.step != "" {
		return []doc.Span{s.key().Span}
	}
	for _, other := range f.Run.Steps {
		if span, ok := keyOf(f.Doc, setting.ofStep(other.Name)); ok {
			spans = append(spans, span)
		}
	}
	return spans
}

// anchoredAt is the node whose anchor, or an alias of which, stands at an offset; nil for none.
func anchoredAt(f *runconfig.File, offset int) *doc.Node {
	var found *doc.Node
	visit(f.Doc.Root, func(n *doc.Node) {
		switch {
		case n.Anchor != "" && n.AnchorSpan.Start <= offset && offset <= n.AnchorSpan.End:
			found = n
		case n.Kind == doc.Alias && n.Target != nil && n.Span.Start <= offset && offset <= n.Span.End:
			found = n.Target
		}
	})
	return found
}

// anchorPlaces are the anchor of a node and its aliases, each with its * or &.
func anchorPlaces(document *doc.Document, anchored *doc.Node) []doc.Span {
	spans := []doc.Span{anchored.AnchorSpan}
	visit(document.Root, func(n *doc.Node) {
		if n.Kind == doc.Alias && n.Target == anchored {
			spans = append(spans, n.Span)
		}
	})
	return spans
}

// visit visits every node as written, keys too.
func visit(n *doc.Node, each func(*doc.Node)) {
	if n == nil {
		return
	}
	each(n)
	for _, f := range n.Fields {
		visit(f.Key, each)
		visit(f.Value, each)
	}
	for _, item := range n.Items {
		visit(item, each)
	}
}

// RenameSpan is the anchor's name at an offset, which can be renamed; ok is false elsewhere.
func RenameSpan(f *runconfig.File, offset int) (name doc.Span, ok bool) {
	anchored := anchoredAt(f, offset)
	if anchored == nil {
		return name, false
	}
	places := anchorPlaces(f.Doc, anchored)
	i := slices.IndexFunc(places, func(p doc.Span) bool { return p.Start <= offset && offset <= p.End })
	return nameIn(places[i]), true
}

// nameIn is a place of an anchor without its * or &.
func nameIn(place doc.Span) doc.Span {
	return doc.Span{Start: place.Start + 1, End: place.End}
}

var anchorName = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

// Rename gives an anchor and its aliases another name. It fails where no anchor is, and for a name that
// PyYAML does not read or that is taken.
func Rename(f *runconfig.File, offset int, name string) ([]doc.Edit, error) {
	anchored := anchoredAt(f, offset)
	if anchored == nil {
		return nil, fmt.Errorf("only anchors can be renamed")
	}
	if !anchorName.MatchString(name) {
		return nil, fmt.Errorf("%q is no name for an anchor: letters, digits, - and _ are", name)
	}
	taken := false
	visit(f.Doc.Root, func(n *doc.Node) { taken = taken || n != anchored && n.Anchor == name })
	if taken {
		return nil, fmt.Errorf("there is an anchor %q already", name)
	}
	var edits []doc.Edit
	for _, place := range anchorPlaces(f.Doc, anchored) {
		edits = append(edits, doc.Edit{Span: nameIn(place), Text: name})
	}
	return edits, nil
}
