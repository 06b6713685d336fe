package pipelines

import "github.com/settings-ls/settings-ls/internal/doc"

// withConfig is a run configuration with the settings of the YAML file at path, which override those in code, even those
// of with_options (Pipeline._compile in zenml/pipelines/pipeline_definition.py). It is unknown where the file is.
func (r *reader) withConfig(root, path *doc.Node) *doc.Node {
	name, ok := r.configPath(path)
	if !ok && path.IsUnknown() {
		return path.Resolve()
	}
	if !ok || r.env.Config == nil {
		return unknown(path.Span)
	}
	config := r.env.Config(name)
	if config == nil || config.Root.Resolve() == nil || config.Root.Resolve().Kind != doc.Mapping {
		return unknown(path.Span)
	}
	over := doc.Update(root, doc.CopyOutside(config.Root, path.Span, config.Place))
	over.Span = root.Span
	return over
}
