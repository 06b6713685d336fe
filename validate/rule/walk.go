package rule

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// AllEntries gives every entry of the data that ZenML sees, parents first:
// merge keys expanded, of duplicate keys the last. What several aliases share comes once.
func (p *Pass) AllEntries() []Entry {
	if p.cache.entries == nil {
		w := walk{seen: map[*doc.Node]bool{}}
		w.below(nil, p.File.Doc.Root)
		p.cache.entries = w.entries
	}
	return p.cache.entries
}

// KnownEntries gives those of AllEntries that ZenML reads: without the keys that it ignores and everything below
// them.
func (p *Pass) KnownEntries() []Entry {
	if p.cache.knownEntries != nil {
		return p.cache.knownEntries
	}
	w := walk{seen: map[*doc.Node]bool{}, ignored: map[*doc.Node]bool{}}
	for _, problem := range p.File.Problems {
		if problem.Kind == schema.UnknownKey && !problem.Rejected {
			w.ignored[problem.Key] = true
		}
	}
	w.below(nil, p.File.Doc.Root)
	p.cache.knownEntries = w.entries
	return w.entries
}

type walk struct {
	entries []Entry
	// seen are the collections that were visited, ignored the keys that are skipped.
	seen, ignored map[*doc.Node]bool
}

// below visits what a collection holds.
func (w *walk) below(path []any, n *doc.Node) {
	n = n.Resolve()
	if n == nil || n.Kind == doc.Scalar || w.seen[n] {
		return
	}
	w.seen[n] = true
	for _, at := range children(path, n) {
		if at.Key == nil || w.ignored == nil || !w.ignored[at.Key] && !isProjectKey(at.Path) {
			w.visit(at)
		}
	}
}

// isProjectKey reports whether a path leads to a key of the form x-NAME at the top level or in a step, which the schema does not report
// as unknown.
func isProjectKey(path []any) bool {
	name, isKey := path[len(path)-1].(string)
	return isKey && strings.HasPrefix(name, "x-") && (len(path) == 1 || len(path) == 3 && path[0] == "steps")
}

// Root is the entry of the whole run configuration.
func (p *Pass) Root() Entry { return Entry{Value: p.File.Doc.Root} }

// PipelineAndSteps gives the blocks with the configuration of the pipeline, which is the root, and of each step.
func (p *Pass) PipelineAndSteps() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		if !yield(p.Root()) {
			return
		}
		steps, _ := p.Root().Find("steps")
		for _, step := range steps.Children() {
			if !yield(step) {
				return
			}
		}
	}
}

// Find returns the entry at a path of keys below the entry; ok is false if there is none.
func (at Entry) Find(path ...string) (found Entry, ok bool) {
	for _, key := range path {
		entry, ok := at.Value.Get(key)
		if !ok {
			return Entry{}, false
		}
		at = Entry{Path: join(at.Path, key), Key: entry.Key, Value: entry.Value}
	}
	return at, true
}

// Children are the entries of the mapping, or the items of the list, that is the value of an entry.
func (at Entry) Children() []Entry {
	n := at.Value.Resolve()
	if n == nil {
		return nil
	}
	return children(at.Path, n)
}

func children(path []any, n *doc.Node) []Entry {
	var all []Entry
	for _, entry := range n.Entries() {
		all = append(all, Entry{Path: join(path, entry.Key.KeyName()), Key: entry.Key, Value: entry.Value})
	}
	for i, item := range n.Items {
		all = append(all, Entry{Path: join(path, i), Value: item})
	}
	return all
}

func (w *walk) visit(at Entry) {
	w.entries = append(w.entries, at)
	w.below(at.Path, at.Value)
}

func join(path []any, part any) []any { return append(slices.Clip(path), part) }
