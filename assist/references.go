package assist

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Definition leads from an alias to its anchor, and from a key of a step's Docker settings to the pipeline's
// key that it takes the place of. ok is false where nothing is defined.
func Definition(f *runconfig.File, offset int) (at yamldoc.Span, ok bool) {
	s := spotAt(f.Doc, offset)
	if n := s.innermost(); n != nil && n.Kind == yamldoc.Alias && n.Target != nil {
		return n.Target.AnchorSpan, true
	}
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker || setting.step == "" {
		return at, false
	}
	return keyOf(f.Doc, setting.path)
}

// keyOf finds the key at the end of a path.
func keyOf(doc *yamldoc.Document, path []string) (span yamldoc.Span, ok bool) {
	parent := node(doc, path[:len(path)-1]).Resolve()
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
func References(f *runconfig.File, offset int) []yamldoc.Span {
	if anchored := anchoredAt(f, offset); anchored != nil {
		return anchorPlaces(f.Doc, anchored)
	}
	s := spotAt(f.Doc, offset)
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker {
		return nil
	}
	var spans []yamldoc.Span
	if span, ok := keyOf(f.Doc, setting.path); ok {
		spans = append(spans, span)
	} else if setting.step != "" {
		return []yamldoc.Span{s.key().Span}
	}
	for _, other := range f.Run.Steps {
		if span, ok := keyOf(f.Doc, setting.ofStep(other.Name)); ok {
			spans = append(spans, span)
		}
	}
	return spans
}

// anchoredAt is the node whose anchor, or an alias of which, stands at an offset; nil for none.
func anchoredAt(f *runconfig.File, offset int) *yamldoc.Node {
	var found *yamldoc.Node
	visit(f.Doc.Root, func(n *yamldoc.Node) {
		switch {
		case n.Anchor != "" && n.AnchorSpan.Start <= offset && offset <= n.AnchorSpan.End:
			found = n
		case n.Kind == yamldoc.Alias && n.Target != nil && n.Span.Start <= offset && offset <= n.Span.End:
			found = n.Target
		}
	})
	return found
}

// anchorPlaces are the anchor of a node and its aliases, each with its * or &.
func anchorPlaces(doc *yamldoc.Document, anchored *yamldoc.Node) []yamldoc.Span {
	spans := []yamldoc.Span{anchored.AnchorSpan}
	visit(doc.Root, func(n *yamldoc.Node) {
		if n.Kind == yamldoc.Alias && n.Target == anchored {
			spans = append(spans, n.Span)
		}
	})
	return spans
}

// visit visits every node as written, keys too.
func visit(n *yamldoc.Node, each func(*yamldoc.Node)) {
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
func RenameSpan(f *runconfig.File, offset int) (name yamldoc.Span, ok bool) {
	anchored := anchoredAt(f, offset)
	if anchored == nil {
		return name, false
	}
	places := anchorPlaces(f.Doc, anchored)
	i := slices.IndexFunc(places, func(p yamldoc.Span) bool { return p.Start <= offset && offset <= p.End })
	return nameIn(places[i]), true
}

// nameIn is a place of an anchor without its * or &.
func nameIn(place yamldoc.Span) yamldoc.Span {
	return yamldoc.Span{Start: place.Start + 1, End: place.End}
}

var anchorName = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

// Rename gives an anchor and its aliases another name. It fails where no anchor is, and for a name that
// PyYAML does not read or that is taken.
func Rename(f *runconfig.File, offset int, name string) ([]yamldoc.Edit, error) {
	anchored := anchoredAt(f, offset)
	if anchored == nil {
		return nil, fmt.Errorf("only anchors can be renamed")
	}
	if !anchorName.MatchString(name) {
		return nil, fmt.Errorf("%q is no name for an anchor: letters, digits, - and _ are", name)
	}
	taken := false
	visit(f.Doc.Root, func(n *yamldoc.Node) { taken = taken || n != anchored && n.Anchor == name })
	if taken {
		return nil, fmt.Errorf("there is an anchor %q already", name)
	}
	var edits []yamldoc.Edit
	for _, place := range anchorPlaces(f.Doc, anchored) {
		edits = append(edits, yamldoc.Edit{Span: nameIn(place), Text: name})
	}
	return edits, nil
}
