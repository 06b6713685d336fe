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
	// InsertText is plain text, Snippet the same in LSP's snippet syntax, or "". Both include indentation.
	InsertText, Snippet string
	Deprecated          bool
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
	if c.NeedsSpace {
		for i := range items {
			items[i].InsertText = " " + items[i].InsertText
		}
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
	there := map[string]bool{}
	if n := nodeAt(f.Doc, c.Path).Resolve(); n != nil {
		for _, field := range n.Fields {
			if field.Key.Span.End < c.TypedSpan.Start || c.TypedSpan.End < field.Key.Span.Start {
				there[field.Key.Text] = true
			}
		}
	}
	var items []CompletionItem
	for _, field := range f.Options.Release.Fields(c.Path...) {
		name := field.Path[len(field.Path)-1]
		if !there[name] && name != "*" {
			items = append(items, keyItem(field, name, c))
		}
	}
	if atStep := len(c.Path) == 2 && c.Path[0] == "steps"; (atStep || len(c.Path) == 0) && !there["settings"] && !c.InFlow && !c.HasColon {
		items = append(items, dockerBlock(c))
	}
	return items
}

func keyItem(field schema.Field, name string, c doc.Cursor) CompletionItem {
	item := CompletionItem{
		Label: name, Kind: KeyItem, Detail: field.Type.Noun(), Documentation: fieldText(field, name),
		ReplaceSpan: c.TypedSpan, InsertText: name, Deprecated: field.IsDeprecated(),
	}
	if c.HasColon {
		return item
	}
	below := "\n" + strings.Repeat(" ", c.Indent+2)
	plain, snippet := " ", " $0"
	first := field.Type.Alternatives()[0].Kind()
	values := valuesOfType(field.Type)
	switch {
	case len(values) > 0:
		snippet = " ${1|" + strings.Join(values, ",") + "|}"
	case first == schema.MappingType:
		plain, snippet = below, below+"$0"
		if c.InFlow {
			plain, snippet = " {}", " {$0}"
		}
	case first == schema.ListType:
		plain, snippet = below+"- ", below+"- $0"
		if c.InFlow {
			plain, snippet = " []", " [$0]"
		}
	}
	item.InsertText, item.Snippet = name+":"+plain, name+":"+snippet
	return item
}

// valuesOfType returns the values of a type if they are enumerated.
func valuesOfType(t schema.Type) []string {
	if t.Kind() == schema.BoolType {
		return []string{"true", "false"}
	}
	return t.Enum()
}

// dockerBlock is a template for Docker settings.
func dockerBlock(c doc.Cursor) CompletionItem {
	in := strings.Repeat(" ", c.Indent+2)
	block := "settings:\n" + in + "docker:\n" + in + "  "
	return CompletionItem{
		Label: "settings: docker:", Kind: BlockItem, Detail: "Docker settings",
		Documentation: "How the container images of the run are built.",
		ReplaceSpan:   c.TypedSpan, InsertText: block, Snippet: block + "$0",
	}
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
		return valuesOf(platforms, c, "platform")
	}
	if !ok {
		return nil
	}
	return valuesOf(valuesOfType(field.Type), c, field.Type.Noun())
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

func valuesOf(values []string, c doc.Cursor, detail string) []CompletionItem {
	var items []CompletionItem
	for _, value := range values {
		items = append(items, CompletionItem{Label: value, Kind: ValueItem, Detail: detail, ReplaceSpan: c.TypedSpan, InsertText: value})
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
	there := map[string]bool{}
	if n := nodeAt(f.Doc, c.Path).Resolve(); n != nil {
		for _, item := range n.Items {
			if item.Span.End < c.TypedSpan.Start || c.TypedSpan.End < item.Span.Start {
				there[item.Text] = true
			}
		}
	}
	release := f.Options.Release
	var items []CompletionItem
	for _, name := range release.Integrations() {
		if there[name] {
			continue
		}
		integration, _ := release.Integration(name)
		items = append(items, CompletionItem{
			Label: name, Kind: ModuleItem, Detail: "integration", Documentation: integrationNeeds(release, integration),
			ReplaceSpan: c.TypedSpan, InsertText: name,
		})
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
				ReplaceSpan: c.TypedSpan, InsertText: "*" + n.Anchor,
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
		item := CompletionItem{Label: folder + entry.Name(), Kind: FileItem, ReplaceSpan: c.TypedSpan, InsertText: folder + entry.Name()}
		if entry.IsDir() {
			item.Kind, item.Label, item.InsertText = FolderItem, item.Label+"/", item.InsertText+"/"
		}
		items = append(items, item)
	}
	return items
}
