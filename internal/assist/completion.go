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

// ItemKind is what an item of a completion is.
type ItemKind uint8

const (
	// KeyItem is a key.
	KeyItem ItemKind = iota
	// ValueItem is one of few values.
	ValueItem
	// ModuleItem is an integration.
	ModuleItem
	// FileItem is a file, FolderItem a folder.
	FileItem
	FolderItem
	// AnchorItem is an anchor.
	AnchorItem
	// BlockItem is several lines.
	BlockItem
)

// Item is something that can be written at a place.
type Item struct {
	Label string
	Kind  ItemKind
	// Detail is a few words.
	Detail        string
	Documentation markdown.Markup
	// Replace is what Insert takes the place of.
	Replace doc.Span
	// Insert is plain text, Snippet the same with tab stops as LSP writes them; "" where
	// there are none. Both hold their own indentation.
	Insert, Snippet string
	Deprecated      bool
}

// Completion offers what can be written at an offset, the likeliest first; nothing in a file of another tool.
func Completion(f *runconfig.File, offset int) []Item {
	if !belongs(f) {
		return nil
	}
	c := f.Doc.CursorAt(offset)
	var items []Item
	switch c.Kind {
	case doc.AtKey:
		items = keyItems(f, c)
	case doc.AtValue:
		items = valueItems(f, c)
	case doc.AtItem:
		items = listItems(f, c)
	}
	if c.Tight {
		for i := range items {
			items[i].Insert = " " + items[i].Insert
		}
	}
	before := string(f.Doc.Source[c.Typed.Start:max(c.Typed.Start, offset)])
	slices.SortStableFunc(items, func(a, b Item) int { return cmp.Compare(distance(a, before), distance(b, before)) })
	return items
}

// distance is how far an item is from what was typed: it begins so, holds it, or neither; deprecated ones
// come last.
func distance(item Item, typed string) int {
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

// belongs reports whether a file is a run configuration or may become one: only its first words are
// there.
func belongs(f *runconfig.File) bool {
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

// keyItems are the keys that are not there yet.
func keyItems(f *runconfig.File, c doc.Cursor) []Item {
	there := map[string]bool{}
	if n := node(f.Doc, c.Path).Resolve(); n != nil {
		for _, field := range n.Fields {
			if field.Key.Span.End < c.Typed.Start || c.Typed.End < field.Key.Span.Start {
				there[field.Key.Text] = true
			}
		}
	}
	var items []Item
	for _, field := range f.Options.Release.Fields(c.Path...) {
		name := field.Path[len(field.Path)-1]
		if !there[name] && name != "*" {
			items = append(items, keyItem(field, name, c))
		}
	}
	if atStep := len(c.Path) == 2 && c.Path[0] == "steps"; (atStep || len(c.Path) == 0) && !there["settings"] && !c.Flow && !c.Colon {
		items = append(items, dockerBlock(c))
	}
	return items
}

func keyItem(field schema.Field, name string, c doc.Cursor) Item {
	item := Item{
		Label: name, Kind: KeyItem, Detail: field.Type.Noun(), Documentation: fieldText(field, name),
		Replace: c.Typed, Insert: name, Deprecated: field.IsDeprecated(),
	}
	if c.Colon {
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
		if c.Flow {
			plain, snippet = " {}", " {$0}"
		}
	case first == schema.ListType:
		plain, snippet = below+"- ", below+"- $0"
		if c.Flow {
			plain, snippet = " []", " [$0]"
		}
	}
	item.Insert, item.Snippet = name+":"+plain, name+":"+snippet
	return item
}

// valuesOfType lists the values of a type where they are few.
func valuesOfType(t schema.Type) []string {
	if t.Kind() == schema.BoolType {
		return []string{"true", "false"}
	}
	return t.Enum()
}

// dockerBlock is a whole block of Docker settings.
func dockerBlock(c doc.Cursor) Item {
	in := strings.Repeat(" ", c.Indent+2)
	block := "settings:\n" + in + "docker:\n" + in + "  "
	return Item{
		Label: "settings: docker:", Kind: BlockItem, Detail: "Docker settings",
		Documentation: "How the container images of the run are built.",
		Replace:       c.Typed, Insert: block, Snippet: block + "$0",
	}
}

// valueItems are the values that a key can have.
func valueItems(f *runconfig.File, c doc.Cursor) []Item {
	if strings.HasPrefix(f.Doc.Place(c.Typed).Text(), "*") {
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

// lastKey is the innermost key that the place lies below, "" at the top of the file.
func lastKey(c doc.Cursor) string {
	if len(c.Path) == 0 {
		return ""
	}
	return c.Path[len(c.Path)-1]
}

// platforms are those that Python images are made for.
var platforms = []string{"linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/ppc64le", "linux/s390x", "linux/riscv64"}

func valuesOf(values []string, c doc.Cursor, detail string) []Item {
	var items []Item
	for _, value := range values {
		items = append(items, Item{Label: value, Kind: ValueItem, Detail: detail, Replace: c.Typed, Insert: value})
	}
	return items
}

// listItems are the items that a list can have, those left out that it has.
func listItems(f *runconfig.File, c doc.Cursor) []Item {
	if len(c.Path) == 0 {
		return nil
	}
	if strings.HasPrefix(f.Doc.Place(c.Typed).Text(), "*") {
		return anchorItems(f.Doc, c)
	}
	if lastKey(c) != "required_integrations" {
		return nil
	}
	there := map[string]bool{}
	if n := node(f.Doc, c.Path).Resolve(); n != nil {
		for _, item := range n.Items {
			if item.Span.End < c.Typed.Start || c.Typed.End < item.Span.Start {
				there[item.Text] = true
			}
		}
	}
	release := f.Options.Release
	var items []Item
	for _, name := range release.Integrations() {
		if there[name] {
			continue
		}
		integration, _ := release.Integration(name)
		items = append(items, Item{
			Label: name, Kind: ModuleItem, Detail: "integration", Documentation: integrationNeeds(release, integration),
			Replace: c.Typed, Insert: name,
		})
	}
	return items
}

// anchors are the nodes that have one.
func anchors(document *doc.Document) []*doc.Node {
	var all []*doc.Node
	visit(document.Root, func(n *doc.Node) {
		if n.Anchor != "" {
			all = append(all, n)
		}
	})
	return all
}

// anchorItems are the anchors that stand before the place, but for those of what holds it.
func anchorItems(document *doc.Document, c doc.Cursor) []Item {
	var items []Item
	for _, n := range anchors(document) {
		around := document.ContentSpan(n)
		if n.AnchorSpan.End <= c.Typed.Start && (c.Typed.Start < around.Start || around.End < c.Typed.Start) {
			line, _ := document.OffsetLineColumn(n.AnchorSpan.Start)
			items = append(items, Item{
				Label: "*" + n.Anchor, Kind: AnchorItem, Detail: fmt.Sprintf("anchor on line %d", line),
				Replace: c.Typed, Insert: "*" + n.Anchor,
			})
		}
	}
	return items
}

// fileKeys are the Docker settings that name a file; build_context_root names a folder.
var fileKeys = []string{"dockerfile", "requirements", "pyproject_path", "dockerignore", "build_context_root"}

// fileItems are the files of the folder that is being typed, below the source root; nil for keys that
// name none.
func fileItems(f *runconfig.File, c doc.Cursor) []Item {
	key := lastKey(c)
	if _, ok := dockerSettingAt(c.Path); !ok || f.Options.Root == nil || !slices.Contains(fileKeys, key) {
		return nil
	}
	typed := f.Doc.Place(c.Typed).Text()
	folder, _ := path.Split(typed)
	dir := path.Clean(folder)
	entries, err := fs.ReadDir(f.Options.Root, dir)
	if err != nil {
		return []Item{}
	}
	items := []Item{}
	for _, entry := range entries {
		if !printable.IsPlainLine(entry.Name()) || strings.HasPrefix(entry.Name(), ".git") || !entry.IsDir() && key == "build_context_root" {
			continue
		}
		item := Item{Label: folder + entry.Name(), Kind: FileItem, Replace: c.Typed, Insert: folder + entry.Name()}
		if entry.IsDir() {
			item.Kind, item.Label, item.Insert = FolderItem, item.Label+"/", item.Insert+"/"
		}
		items = append(items, item)
	}
	return items
}
