package edit

import (
	"bytes"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// index has what edits of a document look up, computed once.
type index struct {
	aliasedOnce sync.Once
	// aliased are the nodes that aliases stand for.
	aliased map[*doc.Node]bool

	keysMutex sync.Mutex
	keys      map[*doc.Node]map[doc.DictKey]keyUse

	stepOnce sync.Once
	step     string

	endOnce sync.Once
	end     int
}

// contentEnd is the end of the text without trailing spaces and comments.
func (d *editor) contentEnd() int {
	d.found.endOnce.Do(func() { d.found.end = d.ContentSpan(d.Root).End })
	return d.found.end
}

// keyUse is where a mapping has a key: the indexes of its first and last field, -1 if none, and whether a merge key adds it.
type keyUse struct {
	first, last int
	merged      bool
}

// keyUses returns the uses of all keys of a mapping.
func (d *editor) keyUses(m *doc.Node) map[doc.DictKey]keyUse {
	d.found.keysMutex.Lock()
	defer d.found.keysMutex.Unlock()
	if uses, known := d.found.keys[m]; known {
		return uses
	}
	uses := make(map[doc.DictKey]keyUse, len(m.Fields))
	for i, f := range m.Fields {
		key := doc.NewDictKey(f.Key)
		use, again := uses[key]
		if !again {
			use.first = i
		}
		use.last = i
		uses[key] = use
	}
	fields, merged := m.DictFields()
	for _, f := range fields[:merged] {
		key := doc.NewDictKey(f.Key)
		use, own := uses[key]
		if !own {
			use.first, use.last = -1, -1
		}
		use.merged = true
		uses[key] = use
	}
	if d.found.keys == nil {
		d.found.keys = map[*doc.Node]map[doc.DictKey]keyUse{}
	}
	d.found.keys[m] = uses
	return uses
}

// use returns where a mapping uses a name as a key.
func (d *editor) use(m *doc.Node, name string) (keyUse, bool) {
	if m == nil || m.Kind != doc.Mapping {
		return keyUse{}, false
	}
	use, found := d.keyUses(m)[doc.NewDictKey(doc.NewString(name))]
	return use, found
}

// aliasedNodes are the targets of aliases.
func (d *editor) aliasedNodes() map[*doc.Node]bool {
	d.found.aliasedOnce.Do(func() {
		d.found.aliased = map[*doc.Node]bool{}
		if d.Root != nil && bytes.IndexByte(d.Source, '*') >= 0 {
			collectAliased(d.Root, d.found.aliased)
		}
	})
	return d.found.aliased
}

func collectAliased(n *doc.Node, aliased map[*doc.Node]bool) {
	if n.Kind == doc.Alias && n.Target() != nil {
		aliased[n.Target()] = true
	}
	for _, f := range n.Fields {
		collectAliased(f.Key, aliased)
		collectAliased(f.Value, aliased)
	}
	for _, item := range n.Items {
		collectAliased(item, aliased)
	}
}
