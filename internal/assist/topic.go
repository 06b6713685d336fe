package assist

import (
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Topic is what the documentation of a completion item is about: a key, an integration or a block. The zero value has none.
type Topic struct {
	// Key is the path of a key, and Name the name that the file uses for it.
	Key  []string `json:"key,omitempty"`
	Name string   `json:"name,omitempty"`
	// Integration is the name of an integration.
	Integration string `json:"integration,omitempty"`
	// Block is the text of a block.
	Block string `json:"block,omitempty"`
}

// Documentation documents a topic for a file, "" if its ZenML release does not know it.
func Documentation(f *runconfig.File, topic Topic) markdown.Markup {
	release := f.Options.Release
	switch {
	case topic.Block != "":
		return markdown.CodeBlock("yaml", topic.Block)
	case topic.Integration != "":
		if integration, ok := release.Integration(topic.Integration); ok {
			return integrationNeeds(release, integration)
		}
	case topic.Key != nil:
		if field, ok := release.Field(topic.Key...); ok {
			return fieldText(f, field, topic.Name) + exampleText(f, field, topic.Name)
		}
	}
	return ""
}
