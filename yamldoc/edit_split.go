package yamldoc

import (
	"slices"
	"strings"
)

// SplitItem writes several strings, an item each, in the place of a string in a list.
func (d *editor) SplitItem(item *Node, texts []string) (edits []Edit, ok bool) {
	at, ok := d.spot(item)
	list := at.parent()
	if !ok || list == nil || list.Kind != Sequence || item.Kind != Scalar || d.shared(append(slices.Clip(at.parents), item)...) {
		return nil, false
	}
	between := ", "
	if list.Style == Block {
		part, ok := d.part(list, at.i)
		if !ok {
			return nil, false
		}
		between = d.eol() + strings.Repeat(" ", d.column(part.Start)) + "- "
	}
	var written []string
	var wanted []*Node
	for _, text := range texts {
		written = append(written, styled(item, text))
		wanted = append(wanted, NewString(text))
	}
	return d.verified([]Edit{{d.ContentSpan(item), strings.Join(written, between)}}, change{items: map[*Node][]*Node{item: wanted}})
}
