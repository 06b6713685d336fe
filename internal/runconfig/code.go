package runconfig

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// with returns the run configuration of a file with what code sets.
func (c Code) with(root *doc.Node) *doc.Node {
	layers := []*doc.Node{c.Under, root, c.Over}
	var merged *doc.Node
	for _, layer := range layers {
		switch {
		case merged == nil:
			merged = layer
		case layer != nil:
			merged = doc.Update(merged, layer)
		}
	}
	return merged
}

// stepsOf returns the steps of the file and of code in dict order, those of code first, without their settings.
func stepsOf(under, file, over *doc.Node) []Step {
	var steps []Step
	index := map[string]int{}
	add := func(root *doc.Node, at func(*Step) *Origin) {
		field, _ := root.Get("steps")
		in := &Origin{Key: field.Key}
		entries := field.Value.Entries()
		steps = slices.Grow(steps, len(entries))
		for _, pair := range entries {
			name, ok := textOf(pair.Key)
			if !ok {
				continue
			}
			i, known := index[name]
			if !known {
				i = len(steps)
				index[name] = i
				steps = append(steps, Step{Name: name})
			}
			*at(&steps[i]) = Origin{Key: pair.Key, Node: pair.Value, Scope: ScopeStep, in: in}
		}
	}
	add(under, func(s *Step) *Origin { return &s.under })
	add(file, func(s *Step) *Origin { return &s.file })
	add(over, func(s *Step) *Origin { return &s.over })
	for i := range steps {
		s := &steps[i]
		s.Key = cmp.Or(s.file.Key, s.under.Key, s.over.Key)
	}
	return steps
}

// codeSettings returns the Docker settings that code has for the pipeline or a step at holder, nil for none.
func (r *reader) codeSettings(holder Origin, in *Origin) dict {
	if !holder.IsSet() {
		return nil
	}
	at, ok := dockerIn(holder, in)
	if !ok {
		return nil
	}
	return r.decodeBlock(new(Docker), r.dockerBlock(&at))
}

// layered returns Docker settings of which later ones override earlier ones, as in Pipeline.configure and BaseStep.configure.
func (r *reader) layered(layers ...dict) dict {
	var merged dict
	for _, layer := range layers {
		if merged == nil {
			merged = layer
			continue
		}
		if layer != nil {
			m := merger{nullsReplace, r.left}
			merged = m.merge(merged, layer, 0)
			r.left = m.left
		}
	}
	return merged
}
