package assist

import (
	"cmp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// CompletionItemKind is the kind of a completion item.
type CompletionItemKind uint8

const (
	// KeyItem is a key.
	KeyItem CompletionItemKind = iota
	// ValueItem is one of a few possible values.
	ValueItem
	// ModuleItem is an integration.
	ModuleItem
	// FileItem is a file, FolderItem a folder.
	FileItem
	FolderItem
	// AnchorItem is an anchor.
	AnchorItem
	// BlockItem is a template of several lines.
	BlockItem
)

// CompletionItem is a completion item.
type CompletionItem struct {
	Label string
	Kind  CompletionItemKind
	// Detail is a short description.
	Detail string
	// Topic is what there is documentation about.
	Topic Topic
	// ReplaceSpan is the span that Insert replaces.
	ReplaceSpan doc.Span
	// Insertion is what is written there.
	doc.Insertion
	Deprecated bool
	// OpensList means that something can be completed at the end of what is written.
	OpensList bool
}

// CompletionTrigger is why an editor wants completion items.
type CompletionTrigger uint8

const (
	// Invoked means that the user asked for them, or types a word.
	Invoked CompletionTrigger = iota
	// CharacterTyped means that a character such as ":" was typed.
	CharacterTyped
)

// Completion returns the completion items at an offset, most likely first. It returns none in files of other tools, and none after a
// typed character where the value may also be on the next line, since the Enter key would then accept an item.
func Completion(f *runconfig.File, offset int, trigger CompletionTrigger) []CompletionItem {
	if !mayBeRunConfig(f) {
		return nil
	}
	c := f.Doc.CursorAt(offset)
	if trigger == CharacterTyped && mayContinueBelow(f, c) {
		return nil
	}
	var items []CompletionItem
	switch c.Kind {
	case doc.AtKey:
		items = keyItems(f, c)
	case doc.AtValue:
		items = valueItems(f, c)
	case doc.AtItem:
		items = listItems(f, c)
	}
	before := string(f.Doc.Source[c.TypedSpan.Start:max(c.TypedSpan.Start, offset)])
	slices.SortStableFunc(items, func(a, b CompletionItem) int { return cmp.Compare(matchRank(a, before), matchRank(b, before)) })
	return items
}

// mayContinueBelow reports whether a cursor is where a value starts that may also be on the next line.
func mayContinueBelow(f *runconfig.File, c doc.Cursor) bool {
	if f.Doc.Syntax != doc.YAML || c.Kind != doc.AtValue || c.InFlow || c.InQuotes || c.TypedSpan.Start < c.TypedSpan.End {
		return false
	}
	field, ok := f.Options.Release.Field(c.Path...)
	return ok && mayBeBlock(field.Type)
}

// matchRank ranks an item by how well it matches the typed text: as a prefix, as a substring, or not at all. Deprecated items are last.
func matchRank(item CompletionItem, typed string) int {
	far := 0
	switch {
	case strings.HasPrefix(item.Label, typed):
	case strings.Contains(item.Label, typed):
		far = 1
	default:
		far = 2
	}
	if item.Deprecated {
		far += 3
	}
	return far
}

// mayBeRunConfig reports whether a file is a run configuration, or so short that it may become one.
func mayBeRunConfig(f *runconfig.File) bool {
	if (project.Recognizer{Release: f.Options.Release}).Recognize(f.Doc) != nil {
		return true
	}
	if f.Doc.Root == nil || f.Doc.Root.Kind == doc.Scalar {
		return true
	}
	return !slices.ContainsFunc(f.Doc.Root.Fields, func(field doc.Field) bool {
		_, known := f.Options.Release.Field(field.Key.Text)
		return !known && !field.Value.IsNull()
	})
}
