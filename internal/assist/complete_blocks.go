package assist

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// block is a template of several lines.
type block struct {
	label, detail string
	// path leads to the mapping that the text is in, at the top level or in a step.
	path []string
	// snippet is YAML in LSP's snippet syntax.
	snippet string
	// repeats means that the mapping can have the block several times.
	repeats bool
}

var blocks = []block{
	{
		label: "run configuration", detail: "settings, steps and parameters",
		snippet: `enable_cache: ${1|true,false|}
settings:
  docker:
    requirements:
      - ${2:pandas==2.2.2}
steps:
  ${3:train}:
    parameters:
      ${4:epochs}: ${5:10}`,
	},
	{
		label: "step", detail: "a step with parameters", path: []string{"steps"}, repeats: true,
		snippet: `${1:train}:
  parameters:
    ${2:epochs}: ${3:10}`,
	},
	{
		label: "docker settings", detail: "packages in the image", path: []string{"settings", "docker"},
		snippet: `requirements:
  - ${1:pandas==2.2.2}
apt_packages:
  - ${2:git}`,
	},
	{
		label: "GPU resources", detail: "CPUs, GPUs and memory", path: []string{"settings", "resources"},
		snippet: `cpu_count: ${1:8}
gpu_count: ${2:1}
memory: ${3:16GB}`,
	},
	{
		label: "model with tags", detail: "name, description and tags", path: []string{"model"},
		snippet: `name: ${1:churn}
description: ${2:predicts which customers leave}
tags:
  - ${3:classification}`,
	},
	{
		label: "nightly schedule", detail: "name and cron expression", path: []string{"schedule"},
		snippet: `name: ${1:nightly}
cron_expression: "${2:0 3 * * *}"`,
	},
}

// blockItems returns the blocks that fit at a cursor.
func blockItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	var items []CompletionItem
	for _, b := range blocks {
		missing, ok := b.missingKeys(c)
		if _, isKey := f.Options.Release.Field(slices.Concat(c.Path, missing)...); !ok || len(missing) > 0 && !isKey {
			continue
		}
		insertion, ok := f.Doc.CompleteBlock(c, missing, b.snippet)
		if !ok {
			continue
		}
		items = append(items, CompletionItem{
			Label: b.label, Kind: BlockItem, Detail: b.detail, Topic: Topic{Block: insertion.Text},
			ReplaceSpan: c.TypedSpan, Insertion: insertion,
		})
	}
	return items
}

// missingKeys returns the keys from a cursor to the text of the block; ok is false if it does not fit there. It fits in an empty mapping and,
// with the keys that lead to it, in a mapping without the first of them.
func (b block) missingKeys(c doc.Cursor) (missing []string, ok bool) {
	around := c.Path
	if len(b.path) > 0 {
		_, around = stepOf(c.Path)
	}
	if len(around) > len(b.path) || !slices.Equal(around, b.path[:len(around)]) {
		return nil, false
	}
	missing = b.path[len(around):]
	if len(missing) == 0 {
		return nil, b.repeats || len(c.Present) == 0
	}
	return missing, !slices.Contains(c.Present, missing[0])
}
