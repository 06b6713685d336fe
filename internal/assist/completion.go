package assist

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
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
	Detail        string
	Documentation markdown.Markup
	// ReplaceSpan is the span that Insert replaces.
	ReplaceSpan doc.Span
	// Insertion is what is written there.
	doc.Insertion
	Deprecated bool
}

// Completion returns the completion items at an offset, most likely first. It returns none in files of other tools.
func Completion(f *runconfig.File, offset int) []CompletionItem {
	if !mayBeRunConfig(f) {
		return nil
	}
	c := f.Doc.CursorAt(offset)
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

// keyItems returns the keys that are not present yet.
func keyItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	present := setOf(c.Present)
	var items []CompletionItem
	for _, field := range f.Options.Release.Fields(c.Path...) {
		name := field.Path[len(field.Path)-1]
		if !present[name] && name != "*" {
			items = append(items, CompletionItem{
				Label: name, Kind: KeyItem, Detail: field.Type.Noun(), Documentation: fieldText(field, name), Deprecated: field.IsDeprecated(),
				ReplaceSpan: c.TypedSpan, Insertion: f.Doc.CompleteKey(c, name, valueShape(field.Type)),
			})
		}
	}
	if atStep := len(c.Path) == 2 && c.Path[0] == "steps"; (atStep || len(c.Path) == 0) && !present["settings"] {
		if block, ok := f.Doc.CompleteBlock(c, "settings", "docker"); ok {
			items = append(items, CompletionItem{
				Label: "settings: docker:", Kind: BlockItem, Detail: "Docker settings",
				Documentation: "How the container images of the run are built.",
				ReplaceSpan:   c.TypedSpan, Insertion: block,
			})
		}
	}
	return items
}

func setOf(names []string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}

// valueShape returns what a value of a type begins with.
func valueShape(t schema.Type) doc.ValueShape {
	shape := doc.ValueShape{Choices: valuesOfType(t)}
	switch t.Alternatives()[0].Kind() {
	case schema.MappingType:
		shape.Kind = doc.Mapping
	case schema.ListType:
		shape.Kind = doc.Sequence
	case schema.StringType:
		shape.IsText = true
	}
	return shape
}

// valuesOfType returns the values of a type if they are enumerated.
func valuesOfType(t schema.Type) []*doc.Node {
	if t.Kind() == schema.BoolType {
		return []*doc.Node{doc.NewBool(true), doc.NewBool(false)}
	}
	return stringNodes(t.Enum())
}

// stringNodes returns strings as values.
func stringNodes(texts []string) []*doc.Node {
	var values []*doc.Node
	for _, text := range texts {
		values = append(values, doc.NewString(text))
	}
	return values
}

// valueItems returns the possible values of a key.
func valueItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	if strings.HasPrefix(f.Doc.Place(c.TypedSpan).Text(), "*") {
		return anchorItems(f.Doc, c)
	}
	if items := fileItems(f, c); items != nil {
		return items
	}
	field, ok := f.Options.Release.Field(c.Path...)
	if lastKey(c) == "platform" {
		return valuesOf(f, stringNodes(platforms), c, "platform")
	}
	if !ok {
		return nil
	}
	return valuesOf(f, valuesOfType(field.Type), c, field.Type.Noun())
}

// lastKey returns the innermost enclosing key, "" at the top level.
func lastKey(c doc.Cursor) string {
	if len(c.Path) == 0 {
		return ""
	}
	return c.Path[len(c.Path)-1]
}

// platforms are the platforms of the official Python images.
var platforms = []string{"linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/ppc64le", "linux/s390x", "linux/riscv64"}

func valuesOf(f *runconfig.File, values []*doc.Node, c doc.Cursor, detail string) []CompletionItem {
	var items []CompletionItem
	for _, value := range values {
		if c.InQuotes && !value.IsString() {
			continue
		}
		item := CompletionItem{
			Label: value.Text, Kind: ValueItem, Detail: detail, ReplaceSpan: c.TypedSpan, Insertion: f.Doc.CompleteValue(c, value),
		}
		if !value.IsString() {
			item.Label = f.Doc.Format(value)
		}
		items = append(items, item)
	}
	return items
}

// listItems returns the possible items of a list, without those that are present.
func listItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	if len(c.Path) == 0 {
		return nil
	}
	if strings.HasPrefix(f.Doc.Place(c.TypedSpan).Text(), "*") {
		return anchorItems(f.Doc, c)
	}
	if lastKey(c) != "required_integrations" {
		return nil
	}
	present, release := setOf(c.Present), f.Options.Release
	var items []CompletionItem
	for _, name := range release.Integrations() {
		if present[name] {
			continue
		}
		integration, _ := release.Integration(name)
		item := CompletionItem{
			Label: name, Kind: ModuleItem, Detail: "integration", Documentation: integrationNeeds(release, integration),
			ReplaceSpan: c.TypedSpan, Insertion: f.Doc.CompleteValue(c, doc.NewString(name)),
		}
		items = append(items, item)
		if constant, ok := release.IntegrationConstant(name); ok {
			if item.Label, item.Insertion, ok = f.Doc.CompleteName(c, constant); ok {
				items = append(items, item)
			}
		}
	}
	return items
}

// anchors returns the nodes with an anchor.
func anchors(document *doc.Document) []*doc.Node {
	var all []*doc.Node
	walkNodes(document.Root, func(n *doc.Node) {
		if n.Anchor != "" {
			all = append(all, n)
		}
	})
	return all
}

// anchorItems returns the anchors before the cursor, except those of enclosing nodes.
func anchorItems(document *doc.Document, c doc.Cursor) []CompletionItem {
	var items []CompletionItem
	for _, n := range anchors(document) {
		around := document.ContentSpan(n)
		if n.AnchorSpan.End <= c.TypedSpan.Start && (c.TypedSpan.Start < around.Start || around.End < c.TypedSpan.Start) {
			line, _ := document.OffsetLineColumn(n.AnchorSpan.Start)
			items = append(items, CompletionItem{
				Label: "*" + n.Anchor, Kind: AnchorItem, Detail: fmt.Sprintf("anchor on line %d", line),
				ReplaceSpan: c.TypedSpan, Insertion: document.CompleteValue(c, doc.NewString("*"+n.Anchor)),
			})
		}
	}
	return items
}

// fileKeys are the Docker settings whose value is a file or, for build_context_root, a folder.
var fileKeys = []string{"dockerfile", "requirements", "pyproject_path", "dockerignore", "build_context_root"}

// fileItems returns the files in the folder that is being typed, relative to the source root; nil for other keys.
func fileItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	key := lastKey(c)
	if _, ok := dockerSettingAt(c.Path); !ok || f.Options.Root == nil || !slices.Contains(fileKeys, key) {
		return nil
	}
	typed := f.Doc.Place(c.TypedSpan).Text()
	folder, _ := path.Split(typed)
	dir := path.Clean(folder)
	entries, err := fs.ReadDir(f.Options.Root, dir)
	if err != nil {
		return []CompletionItem{}
	}
	items := []CompletionItem{}
	for _, entry := range entries {
		if !printable.IsPlainLine(entry.Name()) || strings.HasPrefix(entry.Name(), ".git") || !entry.IsDir() && key == "build_context_root" {
			continue
		}
		item := CompletionItem{Label: folder + entry.Name(), Kind: FileItem, ReplaceSpan: c.TypedSpan}
		if entry.IsDir() {
			item.Kind, item.Label = FolderItem, item.Label+"/"
		}
		item.Insertion = f.Doc.CompleteValue(c, doc.NewString(item.Label))
		items = append(items, item)
	}
	return items
}
