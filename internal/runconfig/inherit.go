package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// block returns the keys of the pipeline, or those of the step after the merge with the keys that steps inherit. Variables in
// them are replaced.
func (e *effective) block() dict {
	block := e.pipelineBlock()
	if e.step != "" {
		block = e.inherit(block, e.stepBlock())
	}
	if e.variables != nil {
		block = e.variables.block(block)
	}
	return block
}

// pipelineBlock returns the top-level keys that have an effect.
func (e *effective) pipelineBlock() dict {
	block := e.used(dictAt(&Origin{Node: e.root, Scope: ScopePipeline}))
	return slices.DeleteFunc(block, func(key entry) bool { return e.release.TopLevelName(key.name) == "" })
}

// stepBlock returns the keys of the step.
func (e *effective) stepBlock() dict {
	steps, _ := e.root.Get("steps")
	step, ok := e.file.effective.entries[e.step]
	if !ok {
		return nil
	}
	return e.used(dictAt(&Origin{Key: step.Key, Node: step.Value, Scope: ScopeStep, in: &Origin{Key: steps.Key}}))
}

// used returns the entries that ZenML uses. It treats null as a missing key.
func (e *effective) used(block dict) dict {
	return slices.DeleteFunc(block, func(key entry) bool {
		return key.isNonString || key.IsNull() || e.file.ignored[key.Key] || e.rejected[key.Node.Resolve()]
	})
}

// inherit merges the keys of a step with those of the pipeline that steps inherit.
func (e *effective) inherit(pipeline, step dict) dict {
	var merged dict
	for _, key := range pipeline {
		if key.name = e.release.TopLevelName(key.name); e.release.StepsInherit(key.name) {
			merged = append(merged, key)
		}
	}
	if i, ok := merged.find("settings"); ok {
		merged[i] = merged[i].withPairs(e.ofSteps(merged[i].dict()))
	}
	for _, key := range step {
		i, inherited := merged.find(key.name)
		if !inherited {
			merged = append(merged, key)
			continue
		}
		merged[i] = e.combine(merged[i], key)
	}
	return merged
}

// ofSteps returns the settings of the pipeline that are also allowed on steps.
func (e *effective) ofSteps(settings dict) dict {
	return slices.DeleteFunc(slices.Clone(settings), func(group entry) bool {
		_, ok := e.release.Field("steps", e.step, "settings", group.name)
		return !ok
	})
}

// combine merges the value of a step with that of the pipeline (_apply_pipeline_configuration in
// zenml/config/step_configurations.py). A step's model replaces the pipeline's.
func (e *effective) combine(pipeline, step entry) entry {
	switch {
	case step.name == "secrets":
		return withItems(pipeline, step)
	case step.name == "model", !isDict(pipeline.Node), !isDict(step.Node):
		return step
	case step.name == "settings":
		return step.withPairs(e.combineSettings(pipeline.dict(), step.dict()))
	case step.name == "retry":
		return step.withPairs(e.mergeStep(pipeline.dict(), step.dict()))
	}
	return step.withPairs(e.merge(pipeline.dict(), step.dict(), 0))
}

func (e *effective) combineSettings(pipeline, step dict) dict {
	merged := slices.Clone(pipeline)
	for _, group := range step {
		i, inherited := merged.find(group.name)
		switch {
		case !inherited:
			merged = append(merged, group)
		case group.name == "docker": // merged when the file is read
			merged[i] = group
		case isDict(merged[i].Node) && isDict(group.Node):
			merged[i] = group.withPairs(e.mergeStep(merged[i].dict(), group.dict()))
		default:
			merged[i] = group
		}
	}
	return merged
}

// withItems returns the list of a step after that of the pipeline.
func withItems(pipeline, step entry) entry {
	items := slices.Concat(pipeline.Node.Resolve().Items, step.Node.Resolve().Items)
	step.Node = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Span: step.Node.Span, Items: items}
	return step
}
