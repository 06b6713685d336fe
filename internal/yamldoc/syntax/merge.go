package syntax

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// maxMerged is the maximum number of entries from merge keys in a text. Each mapping that merges another one has a copy of its fields, in
// Python as here, so that a few lines could use any amount of memory.
const maxMerged = 100_000

// flatten implements SafeConstructor.flatten_mapping of PyYAML. A mapping that merges itself is reached again before it is complete,
// and then has the fields so far.
func (c *constructor) flatten(n *doc.Node) {
	if n.Flattened() == nil {
		if !slices.ContainsFunc(n.Fields, doc.Field.IsMerge) {
			return
		}
		n.SetFlattened(&doc.Flattened{})
		if c.rest == nil {
			c.rest = map[*doc.Node][]doc.Field{}
		}
		c.rest[n] = n.Fields
	}
	flattened := n.Flattened()
	var values []mergeValue
	for len(c.rest[n]) > 0 {
		f := c.rest[n][0]
		c.rest[n] = c.rest[n][1:]
		if f.IsMerge() {
			values = append(values, c.mergeSources(f.Value))
		} else {
			flattened.Fields = append(flattened.Fields, f)
		}
	}
	merged, other := c.mergeSince604(values), mergeUpTo603(values)
	if c.mergesFirst {
		merged, other = other, merged
	}
	if len(merged) > 0 {
		flattened.Disputed = append(flattened.Disputed, c.disputed(merged, other, flattened.Fields)...)
		flattened.Fields = append(merged, flattened.Fields...)
		flattened.MergedCount += len(merged)
	}
}

// mergeValue has the fields of each mapping in the value of a merge key.
type mergeValue [][]doc.Field

// mergeSources returns the mappings in the value of a merge key: one, or those of a list.
func (c *constructor) mergeSources(value *doc.Node) mergeValue {
	source := value.Resolve()
	switch {
	case source == nil:
		return nil
	case source.Kind == doc.Mapping:
		c.flatten(source)
		c.putOwn(source)
		return mergeValue{c.fieldsOf(value, source)}
	case source.Kind == doc.Scalar:
		c.fail(value, doc.BadMerge, `"<<" requires a mapping or a list of mappings, got a scalar`)
		return nil
	}
	for _, item := range source.Items {
		if m := item.Resolve(); m != nil && m.Kind != doc.Mapping {
			c.fail(item, doc.BadMerge, `the list after "<<" must contain only mappings, got a %s`, m.Kind)
		} else if m != nil {
			c.flatten(m)
			c.putOwn(m)
		}
	}
	var sources mergeValue
	for _, item := range source.Items {
		if m := item.Resolve(); m != nil && m.Kind == doc.Mapping {
			if fields := c.fieldsOf(value, m); len(fields) > 0 {
				sources = append(sources, fields)
			}
		}
	}
	return sources
}

// mergeUpTo603 returns the fields of the values of merge keys as PyYAML up to 6.0.3 adds them to a mapping: those of a list of mappings
// last mapping first. The last of equal keys is used.
func mergeUpTo603(values []mergeValue) []doc.Field {
	var fields []doc.Field
	for _, value := range values {
		for _, source := range slices.Backward(value) {
			fields = append(fields, source...)
		}
	}
	return fields
}

// mergeSince604 returns the same as PyYAML does since 6.0.4: in order, without those whose key is the same object as an earlier one's.
func (c *constructor) mergeSince604(values []mergeValue) []doc.Field {
	c.merging.begin()
	var fields []doc.Field
	for _, value := range values {
		for _, source := range value {
			for _, f := range source {
				if c.merging.isNew(newKeyObject(f.Key)) {
					fields = append(fields, f)
				}
			}
		}
	}
	return fields
}

// merging is what is known of the keys of the mapping that is being merged. It is used again for each, so that its size is limited by the
// number of keys in the text.
type merging struct {
	round  int
	seen   map[keyObject]int
	before map[doc.DictKey]mergedValue
}

// mergedValue is the value of a key in a round, nil for none.
type mergedValue struct {
	round int
	value *doc.Node
}

func (m *merging) begin() {
	if m.round++; m.seen == nil {
		m.seen, m.before = map[keyObject]int{}, map[doc.DictKey]mergedValue{}
	}
}

// isNew reports whether a key has not been seen in this round.
func (m *merging) isNew(object keyObject) bool {
	isNew := m.seen[object] != m.round
	m.seen[object] = m.round
	return isNew
}

func (m *merging) set(key doc.DictKey, value *doc.Node) { m.before[key] = mergedValue{m.round, value} }

func (m *merging) get(key doc.DictKey) *doc.Node {
	if found := m.before[key]; found.round == m.round {
		return found.value
	}
	return nil
}

// keyObject identifies the string object of a key in Python, in which strings of up to one Latin-1 character exist once.
type keyObject struct {
	node *doc.Node
	text string
}

func newKeyObject(key *doc.Node) keyObject {
	key = key.Resolve()
	if key != nil && key.Kind == doc.Scalar {
		if r, size := utf8.DecodeRuneInString(key.Text); size == len(key.Text) && r <= unicode.MaxLatin1 || key.Text == "" {
			return keyObject{text: key.Text}
		}
	}
	return keyObject{node: key}
}

// disputed returns the merged fields that are used, but have another value in what the other releases of PyYAML merge.
func (c *constructor) disputed(merged, other, own []doc.Field) []doc.Field {
	c.merging.begin()
	for _, f := range other {
		c.merging.set(doc.NewDictKey(f.Key), f.Value)
	}
	for _, f := range own {
		c.merging.set(doc.NewDictKey(f.Key), nil)
	}
	var found []doc.Field
	for _, f := range slices.Backward(merged) {
		key := doc.NewDictKey(f.Key)
		if value := c.merging.get(key); value != nil && !isSameValue(value, f.Value) {
			found = append(found, f)
		}
		c.merging.set(key, nil)
	}
	slices.Reverse(found)
	return found
}

// maxCompared is the number of characters up to which values are compared. Longer ones count as different.
const maxCompared = 1000

// isSameValue reports whether two values are the same in Python.
func isSameValue(a, b *doc.Node) bool {
	a, b = a.Resolve(), b.Resolve()
	if a == b || a == nil || b == nil {
		return a == b
	}
	if a.Kind == doc.Scalar && b.Kind == doc.Scalar && a.Type == b.Type && a.Text == b.Text {
		return true
	}
	textA, moreA := a.PythonStr(maxCompared)
	textB, moreB := b.PythonStr(maxCompared)
	return textA == textB && !moreA && !moreB && a.Type == b.Type
}

// fieldsOf returns the fields of a mapping that is merged, up to the limit.
func (c *constructor) fieldsOf(value, source *doc.Node) []doc.Field {
	fields, _ := source.DictFields()
	within := c.merged <= maxMerged
	c.merged += 1 + len(fields)
	if c.merged <= maxMerged {
		return fields
	}
	if within {
		c.fail(value, doc.LimitReached, "merge keys add more than %d entries to mappings; the rest is not read", maxMerged)
	}
	return nil
}
