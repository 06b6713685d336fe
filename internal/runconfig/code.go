package runconfig

import "github.com/settings-ls/settings-ls/internal/doc"

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

// stepSource is where a step has its settings: in the file, and in code under and over it. What has none is not set.
type stepSource struct {
	name              string
	under, file, over Origin
}

// key returns the node of the name, that in the file if there is one.
func (s stepSource) key() *doc.Node {
	for _, at := range []Origin{s.file, s.under, s.over} {
		if at.IsSet() {
			return at.Key
		}
	}
	return nil
}

// stepSources returns the steps of the file and of code in dict order, those of code first.
func stepSources(under, file, over *doc.Node) []stepSource {
	var sources []stepSource
	index := map[string]int{}
	add := func(root *doc.Node, at func(*stepSource) *Origin) {
		steps, _ := root.Get("steps")
		in := &Origin{Key: steps.Key}
		for _, pair := range steps.Value.Entries() {
			name, ok := textOf(pair.Key)
			if !ok {
				continue
			}
			i, known := index[name]
			if !known {
				i = len(sources)
				index[name] = i
				sources = append(sources, stepSource{name: name})
			}
			*at(&sources[i]) = Origin{Key: pair.Key, Node: pair.Value, Scope: ScopeStep, in: in}
		}
	}
	add(under, func(s *stepSource) *Origin { return &s.under })
	add(file, func(s *stepSource) *Origin { return &s.file })
	add(over, func(s *stepSource) *Origin { return &s.over })
	return sources
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
	return r.decodeDocker(new(Docker), r.dockerBlock(at))
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
