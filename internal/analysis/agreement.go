package analysis

import "github.com/settings-ls/settings-ls/internal/doc"

// agreedRun returns what two pipelines agree on: settings that are the same, and the steps of both. Settings of a step that only one
// of them has are those of that one.
func agreedRun(a, b *doc.Node) *doc.Node {
	made := agreed(a, b)
	stepsA, _ := a.Get("steps")
	stepsB, _ := b.Get("steps")
	steps := doc.Field{Key: stepsA.Key, Value: stepsA.Value}
	switch {
	case steps.Value == nil:
		steps = doc.Field{Key: stepsB.Key, Value: stepsB.Value}
	case stepsB.Value != nil:
		steps.Value = agreedEntries(stepsA.Value, stepsB.Value, func(f doc.Field) doc.Field { return f })
	}
	if steps.Value == nil || made.Kind != doc.Mapping {
		return made
	}
	fields := []doc.Field{steps}
	for _, f := range made.Fields {
		if f.Key.Text != "steps" {
			fields = append(fields, f)
		}
	}
	run := *made
	run.Fields = fields
	return &run
}

// agreedOver returns what two pipelines agree on, of which nil sets nothing.
func agreedOver(a, b *doc.Node) *doc.Node {
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		a = doc.NewMapping()
	case b == nil:
		b = doc.NewMapping()
	}
	return agreed(a, b)
}

// agreed returns what two values have in common: a value that differs, or that only one of two mappings has, is unknown.
func agreed(a, b *doc.Node) *doc.Node {
	a, b = a.Resolve(), b.Resolve()
	switch {
	case a == nil || b == nil:
		return differing(a)
	case a == b || a.IsUnknown():
		return a
	case a.Kind == doc.Mapping && b.Kind == doc.Mapping:
		return agreedEntries(a, b, func(f doc.Field) doc.Field { return doc.Field{Key: f.Key, Value: differing(f.Value)} })
	case !doc.Equal(a, b):
		return differing(a)
	}
	return a
}

// agreedEntries returns a mapping with the keys of two mappings. only returns a field that one of them has.
func agreedEntries(a, b *doc.Node, only func(doc.Field) doc.Field) *doc.Node {
	a, b = a.Resolve(), b.Resolve()
	made := &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: a.Span}
	made.SetOutside(a.Outside())
	others := map[doc.DictKey]doc.Field{}
	for _, e := range b.Entries() {
		others[doc.NewDictKey(e.Key)] = e
	}
	for _, e := range a.Entries() {
		key, f := doc.NewDictKey(e.Key), doc.Field{Key: e.Key, Value: e.Value}
		if other, both := others[key]; both {
			f.Value = agreed(e.Value, other.Value)
			delete(others, key)
		} else {
			f = only(f)
		}
		made.Fields = append(made.Fields, f)
	}
	for _, e := range b.Entries() {
		if _, left := others[doc.NewDictKey(e.Key)]; left {
			made.Fields = append(made.Fields, only(doc.Field{Key: e.Key, Value: e.Value}))
		}
	}
	return made
}

// differing is a value that differs between pipelines, at the place of one of them.
func differing(n *doc.Node) *doc.Node {
	made := doc.NewUnknown("differs between pipelines")
	if n != nil {
		made.Span = n.Span
		made.SetOutside(n.Outside())
	}
	return made
}
