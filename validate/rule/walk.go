package rule

import (
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// AllEntries yields every entry of the data that ZenML sees, parents first:
// merge keys expanded, of duplicate keys the last. What several aliases share comes once.
func (p *Pass) AllEntries() iter.Seq[*WalkedEntry] {
	return p.entries(func(at *WalkedEntry) bool { return at.isFirst })
}

// KnownEntries yields those of AllEntries that ZenML reads: without the keys that it ignores and everything below
// them.
func (p *Pass) KnownEntries() iter.Seq[*WalkedEntry] {
	return p.entries(func(at *WalkedEntry) bool { return at.isKnown })
}

func (p *Pass) entries(selects func(*WalkedEntry) bool) iter.Seq[*WalkedEntry] {
	return func(yield func(*WalkedEntry) bool) {
		entries := p.walked()
		for i := range entries {
			if at := &entries[i]; selects(at) && !yield(at) {
				return
			}
		}
	}
}

// walkFile visits the entries of a file.
func walkFile(f *runconfig.File) []WalkedEntry {
	var size treeSize
	size.add(f.Doc.Root)
	w := &walk{entries: make([]WalkedEntry, 0, size.entries), ignored: map[*doc.Node]bool{}}
	if size.isShared {
		w.seen = map[*doc.Node]visit{}
	}
	for _, problem := range f.Problems {
		if problem.Kind == schema.UnknownKey && !problem.Rejected {
			w.ignored[problem.Key] = true
		}
	}
	w.below(nil, f.Doc.Root, known)
	return w.entries
}

// treeSize counts what a walk collects. What aliases repeat is not counted.
type treeSize struct {
	entries int
	// isShared means that an alias or a merge key can lead to a value twice.
	isShared bool
}

func (s *treeSize) add(n *doc.Node) {
	if n == nil || n.Kind == doc.Scalar {
		return
	}
	s.isShared = s.isShared || n.Kind == doc.Alias || n.Flattened() != nil
	s.entries += len(n.Fields) + len(n.Items)
	for _, field := range n.Fields {
		s.add(field.Value)
	}
	for _, item := range n.Items {
		s.add(item)
	}
}

// walk collects the entries of a file.
type walk struct {
	entries []WalkedEntry
	// seen are the collections that were visited, nil if a walk cannot come to any of them twice; ignored are the keys that ZenML ignores.
	seen    map[*doc.Node]visit
	ignored map[*doc.Node]bool
}

// visit is how a collection was visited.
type visit uint8

const (
	// ignored: below a key that ZenML ignores.
	ignored visit = iota + 1
	// known: where ZenML reads it.
	known
)

// below visits what a collection holds. in is the entry whose value it is, nil for the root of the file.
func (w *walk) below(in *WalkedEntry, n *doc.Node, as visit) {
	n = n.Resolve()
	if n == nil || n.Kind == doc.Scalar || w.seen[n] >= as {
		return
	}
	isFirst := w.seen[n] == 0
	if w.seen != nil {
		w.seen[n] = as
	}
	for _, field := range n.Entries() {
		w.visit(newWalked(in, field.Key, 0, field.Value), isFirst, as)
	}
	for i, item := range n.Items {
		w.visit(newWalked(in, nil, i, item), isFirst, as)
	}
}

// visit adds an entry of a collection, and what is below it.
func (w *walk) visit(at WalkedEntry, isFirst bool, as visit) {
	if at.Key != nil && (w.ignored[at.Key] || at.isProjectKey()) {
		as = ignored
	}
	if !isFirst && as == ignored {
		return // and so is what is below it
	}
	at.isFirst, at.isKnown = isFirst, as == known
	w.entries = append(w.entries, at)
	w.below(&w.entries[len(w.entries)-1], at.Value, as)
}

// Root is the entry of the whole run configuration.
func (p *Pass) Root() Entry { return Entry{Value: p.File.Doc.Root} }

// PipelineAndSteps gives the blocks with the configuration of the pipeline, which is the root, and of each step.
func (p *Pass) PipelineAndSteps() iter.Seq[Entry] {
	if p.cache.pipelineAndSteps == nil {
		steps, _ := p.Root().Find("steps")
		p.cache.pipelineAndSteps = append([]Entry{p.Root()}, steps.Children()...)
	}
	return slices.Values(p.cache.pipelineAndSteps)
}

// Find returns the entry at a path of keys below the entry; ok is false if there is none.
func (at Entry) Find(path ...string) (found Entry, ok bool) {
	for _, key := range path {
		entry, ok := at.Value.Get(key)
		if !ok {
			return Entry{}, false
		}
		at = at.Child(entry)
	}
	return at, true
}

// Child is an entry of the mapping that is the value of an entry.
func (at Entry) Child(entry doc.Field) Entry {
	return Entry{Path: join(at.Path, entry.Key.KeyName()), Key: entry.Key, Value: entry.Value}
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
	fields := n.Entries()
	count := len(fields) + len(n.Items)
	all := make([]Entry, 0, count)
	paths := make([]any, 0, count*(len(path)+1)) // one allocation for the paths of all
	add := func(part any, key, value *doc.Node) {
		start := len(paths)
		paths = append(append(paths, path...), part)
		all = append(all, Entry{Path: slices.Clip(paths[start:]), Key: key, Value: value})
	}
	for _, field := range fields {
		add(field.Key.KeyName(), field.Key, field.Value)
	}
	for i, item := range n.Items {
		add(i, nil, item)
	}
	return all
}

func join(path []any, part any) []any { return append(slices.Clip(path), part) }
