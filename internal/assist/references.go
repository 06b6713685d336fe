package assist

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Definition returns the anchor of an alias, or the pipeline's key that a key in a step's Docker settings overrides. ok is false if
// there is none.
func Definition(f *runconfig.File, offset int) (at doc.Span, ok bool) {
	s := positionAt(f, offset)
	if n := s.innermost(); n != nil && n.Kind == doc.Alias && n.Target() != nil && n.Target().Anchor() != "" {
		return n.Target().AnchorSpan(), true
	}
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker || setting.step == "" {
		return at, false
	}
	return keySpanAt(f.Doc, setting.path)
}

// StepNameAt returns the step whose name is at an offset; ok is false elsewhere.
func StepNameAt(f *runconfig.File, offset int) (step string, ok bool) {
	s := positionAt(f, offset)
	if !s.onKey || len(s.path) != 2 || s.path[0] != "steps" {
		return "", false
	}
	return s.path[1], true
}

// StepName returns the span of the name of a step.
func StepName(document *doc.Document, step string) (name doc.Span, ok bool) {
	return keySpanAt(document, []string{"steps", step})
}

// keySpanAt returns the span of the key at a path.
func keySpanAt(document *doc.Document, path []string) (span doc.Span, ok bool) {
	parent := document.Root.At(path[:len(path)-1]...).Resolve()
	if parent == nil {
		return span, false
	}
	for _, field := range parent.Fields {
		if field.Key.Text == path[len(path)-1] && field.Key.IsWritten() {
			return field.Key.Span, true
		}
	}
	return span, false
}

// References returns an anchor and its aliases, or a key of the pipeline's Docker settings and the keys of steps that override it. The
// definition is first.
func References(f *runconfig.File, offset int) []doc.Span {
	if anchored := anchoredNodeAt(f, offset); anchored != nil {
		return anchorSpans(f.Doc, anchored)
	}
	s := positionAt(f, offset)
	setting, isDocker := dockerSettingAt(s.path)
	if !s.onKey || !isDocker {
		return nil
	}
	var spans []doc.Span
	if span, ok := keySpanAt(f.Doc, setting.path); ok {
		spans = append(spans, span)
	} else if setting.step != "" {
		return []doc.Span{s.key().Span}
	}
	for _, other := range f.Run.Steps {
		if span, ok := keySpanAt(f.Doc, setting.ofStep(other.Name)); ok {
			spans = append(spans, span)
		}
	}
	return spans
}

// anchoredNodeAt returns the node whose anchor or alias is at an offset, or nil.
func anchoredNodeAt(f *runconfig.File, offset int) *doc.Node {
	var found *doc.Node
	walkNodes(f.Doc.Root, func(n *doc.Node) {
		switch {
		case n.Anchor() != "" && n.AnchorSpan().Start <= offset && offset <= n.AnchorSpan().End:
			found = n
		case n.Kind == doc.Alias && n.Target() != nil && n.Target().Anchor() != "" && n.Span.Start <= offset && offset <= n.Span.End:
			found = n.Target()
		}
	})
	return found
}

// anchorSpans returns the spans of a node's anchor and aliases, including * and &.
func anchorSpans(document *doc.Document, anchored *doc.Node) []doc.Span {
	spans := []doc.Span{anchored.AnchorSpan()}
	walkNodes(document.Root, func(n *doc.Node) {
		if n.Kind == doc.Alias && n.Target() == anchored {
			spans = append(spans, n.Span)
		}
	})
	return spans
}

// walkNodes calls each for every node as written, including keys.
func walkNodes(n *doc.Node, each func(*doc.Node)) {
	if n == nil {
		return
	}
	each(n)
	for _, f := range n.Fields {
		walkNodes(f.Key, each)
		walkNodes(f.Value, each)
	}
	for _, item := range n.Items {
		walkNodes(item, each)
	}
}
