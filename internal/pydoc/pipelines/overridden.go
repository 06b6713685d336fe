package pipelines

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// maxCompared is the number of settings in a file that are compared with those of YAML files.
const maxCompared = 10_000

// overridden gives the settings that a call of a method of a pipeline sets without effect: those that the YAML file at the config_path of
// the pipeline sets to another value (Pipeline._compile in zenml/pipelines/pipeline_definition.py).
func (c *collector) overridden(call *syntax.Call, keywords *doc.Node) []doc.Override {
	settings, ok := keywords.Get("settings")
	if !ok || c.env.Config == nil {
		return nil
	}
	o, ok := c.made(call, call.Span().Start)
	path := o.option("config_path").Value
	if !ok || path == nil {
		return nil
	}
	name, ok := c.configPath(path)
	if !ok {
		return nil
	}
	config := c.env.Config(name)
	if config == nil {
		return nil
	}
	over, ok := config.Root.Get("settings")
	if !ok {
		return nil
	}
	w := overrides{collector: c, config: config}
	w.compare([]string{"settings"}, settings.Value, over)
	return w.found
}

// overrides collects the settings that a YAML file overrides.
type overrides struct {
	*collector
	config *doc.Document
	found  []doc.Override
}

// compare compares the value at a path of the keywords with that of the file.
func (w *overrides) compare(path []string, value *doc.Node, over doc.Field) {
	w.compared++
	value = value.Resolve()
	if w.compared > maxCompared || value == nil || value.IsUnknown() || over.Value.IsNull() || over.Value.IsUnknown() {
		return
	}
	if value.Kind == doc.Mapping && over.Value.Resolve().Kind == doc.Mapping {
		for _, e := range value.Entries() {
			if inFile, ok := over.Value.Get(e.Key.KeyName()); ok && e.Key.IsString() {
				w.compare(append(slices.Clip(path), e.Key.KeyName()), e.Value, inFile)
			}
		}
		return
	}
	if !doc.Equal(value, over.Value) {
		w.found = append(w.found, doc.Override{Path: path, By: w.config.Place(over.Key.Span)})
	}
}
