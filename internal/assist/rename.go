package assist

import (
	"errors"
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// ErrNotRenamable is the error of a rename of anything but a step or an anchor.
var ErrNotRenamable = errors.New("only the names of steps and anchors can be renamed")

// RenameTarget returns the name at an offset that can be renamed, that of a step or an anchor. ok is false elsewhere.
func RenameTarget(f *runconfig.File, offset int) (name doc.Span, ok bool) {
	anchored := anchoredNodeAt(f, offset)
	if anchored == nil {
		step, ok := StepNameAt(f, offset)
		if !ok {
			return name, false
		}
		name, ok = StepName(f.Doc, step)
		return unquoted(f.Doc, name), ok
	}
	places := anchorSpans(f.Doc, anchored)
	i := slices.IndexFunc(places, func(p doc.Span) bool { return p.Start <= offset && offset <= p.End })
	return anchorNameSpan(places[i]), true
}

// unquoted returns the span of a string without its quotes.
func unquoted(document *doc.Document, span doc.Span) doc.Span {
	if quote := document.Source[span.Start]; span.End-span.Start >= 2 && (quote == '"' || quote == '\'') {
		return doc.Span{Start: span.Start + 1, End: span.End - 1}
	}
	return span
}

// anchorNameSpan returns the span of an anchor or alias without * or &.
func anchorNameSpan(place doc.Span) doc.Span {
	return doc.Span{Start: place.Start + 1, End: place.End}
}

var anchorName = lazyregexp.New(`^[0-9A-Za-z_-]+$`)

// Rename renames a step, or an anchor and its aliases. It returns an error if there is neither at the offset, or if the name is invalid or
// already used.
func Rename(f *runconfig.File, offset int, name string) ([]doc.Edit, error) {
	anchored := anchoredNodeAt(f, offset)
	if anchored == nil {
		if step, ok := StepNameAt(f, offset); ok {
			return RenameStep(f.Doc, step, name)
		}
		return nil, ErrNotRenamable
	}
	if !anchorName().MatchString(name) {
		return nil, fmt.Errorf("%q is not a valid anchor name; use letters, digits, - and _", name)
	}
	taken := false
	walkNodes(f.Doc.Root, func(n *doc.Node) { taken = taken || n != anchored && n.Anchor() == name })
	if taken {
		return nil, fmt.Errorf("anchor %q already exists", name)
	}
	var edits []doc.Edit
	for _, place := range anchorSpans(f.Doc, anchored) {
		edits = append(edits, doc.Edit{Span: anchorNameSpan(place), Text: name})
	}
	return edits, nil
}

// RenameStep renames a step of a YAML document. The error says why that is not possible.
func RenameStep(document *doc.Document, step, name string) ([]doc.Edit, error) {
	steps := document.Root.At("steps").Resolve()
	if _, taken := steps.Get(name); taken {
		return nil, fmt.Errorf("step %q already exists", name)
	}
	if name == "" {
		return nil, errors.New("the name of a step cannot be empty")
	}
	if steps == nil {
		return nil, ErrNotRenamable
	}
	for _, field := range steps.Fields {
		if field.Key.Text == step && field.Key.IsWritten() {
			if edits, ok := document.RenameKey(field.Key, name); ok {
				return edits, nil
			}
		}
	}
	return nil, fmt.Errorf("step %q cannot be renamed here: it is set twice or with an alias", step)
}
