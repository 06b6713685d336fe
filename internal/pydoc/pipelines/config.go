package pipelines

import "github.com/settings-ls/settings-ls/internal/doc"

// withConfig is a run configuration with the settings of the YAML file at path, which override those in code, even those
// of with_options (Pipeline._compile in zenml/pipelines/pipeline_definition.py). It is unknown where the file is.
func (r *reader) withConfig(root, path *doc.Node) *doc.Node {
	if path.IsUnknown() {
		return path.Resolve()
	}
	name, ok := textOf(path)
	if !ok || r.config == nil {
		return unknown(path.Span)
	}
	config := r.config(name)
	if config.Resolve() == nil || config.Resolve().Kind != doc.Mapping {
		return unknown(path.Span)
	}
	t := transplant{span: path.Span, made: map[*doc.Node]*doc.Node{}}
	over := merged(root, t.node(config))
	over.Span = root.Span
	return over
}

// transplant copies nodes of another file, all to the place where that is named.
type transplant struct {
	span doc.Span
	made map[*doc.Node]*doc.Node
}

// node is the copy of a node, which aliases share.
func (t transplant) node(n *doc.Node) *doc.Node {
	n = n.Resolve()
	if n == nil {
		return unknown(t.span)
	}
	if made := t.made[n]; made != nil {
		return made
	}
	made := *n
	t.made[n] = &made
	made.Span, made.Anchor, made.AnchorSpan, made.Fields, made.Items, made.Flattened = t.span, "", doc.Span{}, nil, nil, nil
	for _, e := range n.Entries() {
		made.Fields = append(made.Fields, doc.Field{Key: t.node(e.Key), Value: t.node(e.Value)})
	}
	for _, item := range n.Items {
		made.Items = append(made.Items, t.node(item))
	}
	return &made
}
