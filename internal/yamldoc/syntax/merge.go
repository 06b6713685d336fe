package syntax

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// maxMerged is the maximum number of entries from merge keys in a text. Each mapping that merges another one has a copy of its fields, in
// Python as here, so that a few lines could use any amount of memory.
const maxMerged = 100_000

// flatten implements SafeConstructor.flatten_mapping. A mapping that merges itself is reached again before it is complete, and then returns the
// fields so far.
func (c *constructor) flatten(n *doc.Node) {
	if n.Flattened == nil {
		if !slices.ContainsFunc(n.Fields, doc.Field.IsMerge) {
			return
		}
		n.Flattened = &doc.Flattened{}
		if c.rest == nil {
			c.rest = map[*doc.Node][]doc.Field{}
		}
		c.rest[n] = n.Fields
	}
	var merged []doc.Field
	for len(c.rest[n]) > 0 {
		f := c.rest[n][0]
		c.rest[n] = c.rest[n][1:]
		if f.IsMerge() {
			merged = c.merge(merged, f.Value)
		} else {
			n.Flattened.Fields = append(n.Flattened.Fields, f)
		}
	}
	if len(merged) > 0 {
		n.Flattened.Fields = append(merged, n.Flattened.Fields...)
		n.Flattened.MergedCount += len(merged)
	}
}

// merge appends the fields in the value of a merge key: a mapping, or a list of mappings in reverse order.
func (c *constructor) merge(fields []doc.Field, value *doc.Node) []doc.Field {
	source := value.Resolve()
	switch {
	case source == nil:
	case source.Kind == doc.Mapping:
		c.flatten(source)
		c.putOwn(source)
		return c.copyFields(fields, value, source)
	case source.Kind == doc.Scalar:
		c.fail(value, doc.BadMerge, `"<<" requires a mapping or a list of mappings, got a scalar`)
	default:
		for _, item := range source.Items {
			if m := item.Resolve(); m != nil && m.Kind != doc.Mapping {
				c.fail(item, doc.BadMerge, `the list after "<<" must contain only mappings, got a %s`, m.Kind)
			} else if m != nil {
				c.flatten(m)
				c.putOwn(m)
			}
		}
		for _, item := range slices.Backward(source.Items) {
			if m := item.Resolve(); m != nil && m.Kind == doc.Mapping {
				fields = c.copyFields(fields, value, m)
			}
		}
	}
	return fields
}

// copyFields appends the fields of a mapping, up to the limit.
func (c *constructor) copyFields(fields []doc.Field, value, source *doc.Node) []doc.Field {
	more, _ := source.DictFields()
	within := c.merged <= maxMerged
	c.merged += 1 + len(more)
	if c.merged <= maxMerged {
		return append(fields, more...)
	}
	if within {
		c.fail(value, doc.LimitReached, "merge keys add more than %d entries to mappings; the rest is not read", maxMerged)
	}
	return fields
}
