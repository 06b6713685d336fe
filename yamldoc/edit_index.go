package yamldoc

import "sync"

// editIndex is what edits of a document look up, found once for all of them.
type editIndex struct {
	aliasedOnce sync.Once
	// aliased are the nodes that aliases stand for.
	aliased map[*Node]bool

	keysMutex sync.Mutex
	keys      map[*Node]map[dictKey]keyUse

	stepOnce sync.Once
	step     string

	endOnce sync.Once
	end     int
}

// contentEnd is where the text ends but for blanks and comments.
func (d *Document) contentEnd() int {
	d.edits.endOnce.Do(func() { d.edits.end = d.ContentSpan(d.Root).End })
	return d.edits.end
}

// keyUse is where a mapping has a key: the indexes of its first and last field, -1 where it has none itself, and
// whether a merge key brings it in.
type keyUse struct {
	first, last int
	merged      bool
}

// keyUses finds where a mapping has which keys.
func (d *Document) keyUses(m *Node) map[dictKey]keyUse {
	d.edits.keysMutex.Lock()
	defer d.edits.keysMutex.Unlock()
	if uses, known := d.edits.keys[m]; known {
		return uses
	}
	uses := make(map[dictKey]keyUse, len(m.Fields))
	for i, f := range m.Fields {
		key := newDictKey(f.Key)
		use, again := uses[key]
		if !again {
			use.first = i
		}
		use.last = i
		uses[key] = use
	}
	fields, merged := m.DictFields()
	for _, f := range fields[:merged] {
		key := newDictKey(f.Key)
		use, own := uses[key]
		if !own {
			use.first, use.last = -1, -1
		}
		use.merged = true
		uses[key] = use
	}
	if d.edits.keys == nil {
		d.edits.keys = map[*Node]map[dictKey]keyUse{}
	}
	d.edits.keys[m] = uses
	return uses
}

// use says where a mapping has a name as its key.
func (d *Document) use(m *Node, name string) (keyUse, bool) {
	if m == nil || m.Kind != Mapping {
		return keyUse{}, false
	}
	use, found := d.keyUses(m)[dictKey{typ: TypeString, text: name}]
	return use, found
}

// aliasedNodes are the nodes that aliases stand for.
func (d *Document) aliasedNodes() map[*Node]bool {
	d.edits.aliasedOnce.Do(func() {
		d.edits.aliased = map[*Node]bool{}
		if d.Root != nil {
			collectAliased(d.Root, d.edits.aliased)
		}
	})
	return d.edits.aliased
}

func collectAliased(n *Node, aliased map[*Node]bool) {
	if n.Kind == Alias && n.Target != nil {
		aliased[n.Target] = true
	}
	for _, f := range n.Fields {
		collectAliased(f.Key, aliased)
		collectAliased(f.Value, aliased)
	}
	for _, item := range n.Items {
		collectAliased(item, aliased)
	}
}
