package yamldoc

import (
	"slices"
)

// mostMerged is how many entries the merge keys of one text may bring into its
// mappings. Each mapping that merges another holds a copy of its fields, in Python
// as here, so that a few lines can ask for more than any memory.
const mostMerged = 100_000

// flattened is a mapping with its merge keys replaced by what they name.
type flattened struct {
	// fields are those of the mapping itself at the end, before them merged others.
	fields []Field
	merged int
	// rest are the mapping's own fields that were not looked at yet.
	rest []Field
}

// merges reports whether the field is a merge key with what it merges.
func (f Field) merges() bool {
	key := f.Key.Resolve()
	return key != nil && key.Tag == TagMerge
}

// flatten is SafeConstructor.flatten_mapping. A mapping that merges itself comes
// here again before it is done, and gives what it has so far.
func (c *constructor) flatten(n *Node) {
	if n.flat == nil {
		if !slices.ContainsFunc(n.Fields, Field.merges) {
			return
		}
		n.flat = &flattened{rest: n.Fields}
	}
	flat := n.flat
	var merged []Field
	for len(flat.rest) > 0 {
		f := flat.rest[0]
		flat.rest = flat.rest[1:]
		if f.merges() {
			merged = c.merge(merged, f.Value)
		} else {
			flat.fields = append(flat.fields, f)
		}
	}
	if len(merged) > 0 {
		flat.fields = append(merged, flat.fields...)
		flat.merged += len(merged)
	}
}

// merge appends the fields that the value of a merge key names: those of a
// mapping, or of a list of mappings from its end.
func (c *constructor) merge(fields []Field, value *Node) []Field {
	source := value.Resolve()
	switch {
	case source == nil:
	case source.Kind == Mapping:
		c.flatten(source)
		c.putOwn(source)
		return c.copyFields(fields, value, source)
	case source.Kind == Scalar:
		c.fail(value, `"<<" merges a mapping or a list of mappings, not a scalar`)
	default:
		for _, item := range source.Items {
			if m := item.Resolve(); m != nil && m.Kind != Mapping {
				c.fail(item, `the list behind "<<" holds mappings, not a %s`, m.Kind.name())
			} else if m != nil {
				c.flatten(m)
				c.putOwn(m)
			}
		}
		for _, item := range slices.Backward(source.Items) {
			if m := item.Resolve(); m != nil && m.Kind == Mapping {
				fields = c.copyFields(fields, value, m)
			}
		}
	}
	return fields
}

// copyFields appends a mapping's fields, as long as the text does not ask for too many.
func (c *constructor) copyFields(fields []Field, value, source *Node) []Field {
	more, _ := source.dictFields()
	within := c.merged <= mostMerged
	c.merged += 1 + len(more)
	if c.merged <= mostMerged {
		return append(fields, more...)
	}
	if within {
		c.fail(value, "merge keys bring more than %d entries into mappings; no more are read", mostMerged)
	}
	return fields
}
