package doc

// Update returns a value updated by another one as zenml.utils.dict_utils.recursive_update does: mappings are merged, anything else is
// replaced. A merged mapping has the span of the update.
func Update(original, update *Node) *Node {
	under, over := original.Resolve(), update.Resolve()
	if under.IsUnknown() && over.Kind == Mapping {
		unknown := NewUnknown(under.Text)
		unknown.Span, unknown.Implied = update.Span, true
		unknown.SetOutside(under.Outside())
		return unknown
	}
	if under.Kind != Mapping || over.Kind != Mapping {
		return update
	}
	made := &Node{Kind: Mapping, Type: TypeDict, Style: Flow, Span: update.Span}
	made.SetOutside(over.Outside())
	index := map[DictKey]int{}
	for _, e := range under.Entries() {
		index[NewDictKey(e.Key)] = len(made.Fields)
		made.Fields = append(made.Fields, Field{Key: e.Key, Value: e.Value})
	}
	for _, e := range over.Entries() {
		i, known := index[NewDictKey(e.Key)]
		if !known {
			made.Fields = append(made.Fields, Field{Key: e.Key, Value: e.Value})
			continue
		}
		made.Fields[i] = Field{Key: e.Key, Value: Update(made.Fields[i].Value, e.Value)}
	}
	return made
}
