// Package usage says how often people use the keys of a run configuration, which is the order of completions. The table was counted
// in public files; see the header of usage.tsv.
package usage

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

//go:embed usage.tsv
var table string

// Files returns the number of counted files that have a key; path is the Path of its schema.Field. The settings of a step count as those
// of the pipeline.
func Files(path []string) int { return counts()[name(path)] }

// FilesWithItem returns the number of counted files that have a string in the list at a path.
func FilesWithItem(path []string, item string) int { return counts()[name(path)+"="+item] }

// name returns the name of a key in the table.
func name(path []string) string {
	if len(path) > 2 && path[0] == "steps" && path[2] == "settings" {
		path = path[2:]
	}
	return strings.Join(path, ".")
}

var counts = sync.OnceValue(func() map[string]int {
	found := map[string]int{}
	for line := range strings.Lines(table) {
		if key, number, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			found[key], _ = strconv.Atoi(number)
		}
	}
	return found
})

// NamesIn returns the names that a run configuration has in the table: its known keys, and the strings in lists of required_integrations.
func NamesIn(release *schema.Release, root *doc.Node) map[string]bool {
	names := map[string]bool{}
	addNames(names, release, root, nil)
	return names
}

func addNames(names map[string]bool, release *schema.Release, n *doc.Node, path []string) {
	for _, e := range n.Entries() {
		field, ok := release.Field(append(path, e.Key.Text)...)
		if !ok {
			continue
		}
		if field.Path[len(field.Path)-1] != "*" {
			names[name(field.Path)] = true
		}
		addNames(names, release, e.Value, field.Path)
		if e.Key.Text != "required_integrations" {
			continue
		}
		for _, item := range e.Value.Resolve().Items {
			if item = item.Resolve(); item.IsString() {
				names[name(field.Path)+"="+item.Text] = true
			}
		}
	}
}
