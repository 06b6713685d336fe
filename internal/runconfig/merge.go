package runconfig

import "slices"

// nullHandling is the effect of a null in a step on the value of the pipeline.
type nullHandling uint8

const (
	// nullsReplace: null overrides the value like any other value.
	nullsReplace nullHandling = iota
	// nullsInherit: a setting that is null in the step is inherited. Within a setting that is a mapping, null overrides.
	nullsInherit
	// nullsInheritDeep: null inherits at every depth.
	nullsInheritDeep
)

// merger merges the settings of a step into those of the pipeline (0.75: Compiler._compile_step_invocation, later
// StepConfiguration.apply_pipeline_configuration).
type merger struct {
	nulls nullHandling
	// left is the number of pairs that may still be visited.
	left int
}

const (
	maxPairs = 1 << 19
	// dictCost is the cost of a dict without its pairs, in pairs.
	dictCost = 64
)

// maxDepth exceeds the nesting depth that is parsed; only an alias within its own anchor is nested more deeply.
const maxDepth = 256

func (m *merger) mergeStep(pipeline, step dict) dict {
	if len(step) == 0 {
		return pipeline
	}
	if m.nulls != nullsReplace {
		pipeline, step = withoutNulls(pipeline), withoutNulls(step)
	}
	return m.merge(pipeline, step, 0)
}

func withoutNulls(d dict) dict {
	if !slices.ContainsFunc(d, entry.IsNull) {
		return d
	}
	return slices.DeleteFunc(slices.Clone(d), entry.IsNull)
}

// merge follows recursive_update in zenml/utils/dict_utils.py: lists are replaced, dicts are merged.
func (m *merger) merge(original, update dict, depth int) dict {
	m.left -= dictCost + len(original) + len(update)
	merged := append(make(dict, 0, len(original)+len(update)), original...)
	position := original.indexOf()
	for _, e := range update {
		i := position(e.dictKey())
		if i >= 0 && e.isNonString {
			e.Key = original[i].Key // Python keeps the key 1 when True is assigned
		}
		switch {
		case e.IsNull() && m.nulls == nullsInheritDeep:
		case i < 0:
			merged = append(merged, m.value(nil, e, depth))
		case original[i].IsUnknown() && isDict(e.Node): // a mapping that holds more than the update, or is replaced by it
		case isDict(original[i].Node):
			merged[i] = m.value(&original[i], e, depth)
		case original[i].Node.MayBeTrue():
			merged[i] = e
		default: // ZenML treats a falsy value as an empty dict
			merged[i] = m.value(nil, e, depth)
		}
	}
	return merged
}

// value returns the updated pair. Its value is merged into the original if both are dicts.
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
	if len(under) == 0 && samePairs(merged, over) {
		return e
	}
	return e.withPairs(merged)
}

func samePairs(a, b dict) bool {
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
