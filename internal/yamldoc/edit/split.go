package edit

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// SplitItem replaces a string in a list with several strings, one item each.
func (d *editor) SplitItem(item *doc.Node, texts []string) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(item)
	list := at.parent()
	if !ok || list == nil || list.Kind != doc.Sequence || item.Kind != doc.Scalar || d.isAliased(append(slices.Clip(at.parents), item)...) {
		return nil, false
	}
	between := ", "
	if list.Style == doc.Block {
		part, ok := d.part(list, at.i)
		if !ok {
			return nil, false
		}
		between = d.lineBreak() + strings.Repeat(" ", d.column(part.Start)) + "- "
	}
	var written []string
	var wanted []*doc.Node
	for _, text := range texts {
		written = append(written, styled(item, text))
		wanted = append(wanted, doc.NewString(text))
	}
	return d.verified([]doc.Edit{{Span: d.ContentSpan(item), Text: strings.Join(written, between)}}, change{items: map[*doc.Node][]*doc.Node{item: wanted}})
}
