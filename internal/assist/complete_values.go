package assist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/assist/usage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// valueItems returns the possible values of a key.
func valueItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	if strings.HasPrefix(f.Doc.Place(c.TypedSpan).Text(), "*") {
		return anchorItems(f.Doc, c)
	}
	if isFileKey(c.Path) {
		return fileItems(f, c)
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

// mayBeBlock reports whether a value can be on the lines below its key.
func mayBeBlock(t schema.Type) bool {
	return t.Accepts(schema.ListType) || t.Accepts(schema.MappingType)
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
	names := slices.SortedStableFunc(slices.Values(release.Integrations()), func(a, b string) int {
		return cmp.Compare(usage.FilesWithItem(integrationList, b), usage.FilesWithItem(integrationList, a))
	})
	var items []CompletionItem
	for _, name := range names {
		if present[name] {
			continue
		}
		item := CompletionItem{
			Label: name, Kind: ModuleItem, Detail: "integration", Topic: Topic{Integration: name},
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

// integrationList is the path of the list of integrations.
var integrationList = []string{"settings", "docker", "required_integrations"}

// anchors returns the nodes with an anchor.
func anchors(document *doc.Document) []*doc.Node {
	var all []*doc.Node
	walkNodes(document.Root, func(n *doc.Node) {
		if n.Anchor() != "" {
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
		if n.AnchorSpan().End <= c.TypedSpan.Start && (c.TypedSpan.Start < around.Start || around.End < c.TypedSpan.Start) {
			line, _ := document.OffsetLineColumn(n.AnchorSpan().Start)
			items = append(items, CompletionItem{
				Label: "*" + n.Anchor(), Kind: AnchorItem, Detail: fmt.Sprintf("anchor on line %d", line),
				ReplaceSpan: c.TypedSpan, Insertion: document.CompleteValue(c, doc.NewString("*"+n.Anchor())),
			})
		}
	}
	return items
}
