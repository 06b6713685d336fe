package runconfig

// nulls is what a null on a step does to the pipeline's value.
type nulls uint8

const (
	// nullsReplace: it replaces the value like any other.
	nullsReplace nulls = iota
	// nullsInherit: a setting that is null on the step is the pipeline's. Inside the mapping that
	// a setting is, null replaces.
	nullsInherit
	// nullsInheritDeep: likewise at every depth.
	nullsInheritDeep
)

// merger puts a step's settings over the pipeline's (0.75: Compiler._compile_step_invocation,
// later StepConfiguration.apply_pipeline_configuration).
type merger struct {
	nulls nulls
	// left is how many pairs may still be visited.
	left int
}

const (
	maxPairs = 1 << 19
	// dictCost is what a dict costs beside its pairs, in pairs.
	dictCost = 64
)

// maxDepth is above the deepest nesting that is read: only an alias within its own anchor gets there.
const maxDepth = 256

func (m *merger) step(pipeline, step dict) dict {
	if len(step) == 0 {
		return pipeline
	}
	if m.nulls != nullsReplace {
		pipeline, step = withoutNulls(pipeline), withoutNulls(step)
	}
	return m.merge(pipeline, step, 0)
}

func withoutNulls(d dict) dict {
	kept := make(dict, 0, len(d))
	for _, e := range d {
		if !e.IsNull() {
			kept = append(kept, e)
		}
	}
	return kept
}

// merge is recursive_update of zenml/utils/dict_utils.py: lists replace, dicts merge.
func (m *merger) merge(original, update dict, depth int) dict {
	m.left -= dictCost + len(original) + len(update)
	merged := append(make(dict, 0, len(original)+len(update)), original...)
	position := original.positions()
	for _, e := range update {
		i := position(e.dictKey())
		if i >= 0 && e.other {
			e.Key = original[i].Key // Python keeps 1 when True is put in
		}
		switch {
		case e.IsNull() && m.nulls == nullsInheritDeep:
		case i < 0:
			merged = append(merged, m.value(nil, e, depth))
		case isDict(original[i].Node):
			merged[i] = m.value(&original[i], e, depth)
		case truthy(original[i].Node):
			merged[i] = e
		default: // ZenML takes what is false in Python for an empty dict
			merged[i] = m.value(nil, e, depth)
		}
	}
	return merged
}

// value gives the pair of an update, its value merged into that of original when both are dicts.
func (m *merger) value(original *entry, e entry, depth int) entry {
	if !isDict(e.Node) || m.left < 0 || depth > maxDepth {
		return e
	}
	if original == nil && m.nulls != nullsInheritDeep {
		return e
	}
	var under dict
	if original != nil {
		if original.Node.Resolve() == e.Node.Resolve() {
			return e
		}
		under = original.dict()
	}
	over := e.dict()
	merged := m.merge(under, over, depth+1)
	if len(under) == 0 && same(merged, over) {
		return e
	}
	return e.with(merged)
}

func same(a, b dict) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key || a[i].Node != b[i].Node {
			return false
		}
	}
	return true
}
