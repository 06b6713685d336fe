package syntax

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// constructErrors returns the errors for which SafeConstructor rejects a tree. It visits nodes in Python's order, breadth first, since nodes that
// Python never constructs (such as the mapping of an inline merge) are not checked.
func constructErrors(root *doc.Node, otherTags map[*doc.Node]string, mergesFirst bool) []doc.Error {
	if root == nil {
		return nil
	}
	c := constructor{otherTags: otherTags, mergesFirst: mergesFirst, strings: map[*doc.Node]bool{}, constructed: visited{}, put: visited{}}
	c.construct(root)
	for len(c.waiting) > 0 {
		n := c.waiting[0]
		c.waiting = c.waiting[1:]
		c.fill(n)
	}
	return c.errors
}

type constructor struct {
	errors []doc.Error
	// otherTags are the tags of nodes of TypeOther.
	otherTags map[*doc.Node]string
	// waiting are the collections made but still empty.
	waiting []*doc.Node
	// strings holds the `=` keys that flatten_mapping has made strings.
	strings map[*doc.Node]bool
	// constructed are the values that were checked, put the mappings whose fields were checked as those of a dict,
	// rest the fields of a mapping that are still to be flattened.
	constructed, put visited
	rest             map[*doc.Node][]doc.Field
	// merged counts what merge keys have brought into mappings.
	merged int
	// mergesFirst is that of Options.
	mergesFirst bool
	merging     merging
}

// visited has the nodes that can occur again: those with an anchor.
type visited map[*doc.Node]bool

// add adds a node, and reports whether it has been added before.
func (v visited) add(n *doc.Node) (before bool) {
	if n.Anchor() == "" {
		return false
	}
	before = v[n]
	v[n] = true
	return before
}

func (c *constructor) fail(n *doc.Node, code doc.ErrorCode, format string, args ...any) {
	if !n.Damaged {
		c.errors = append(c.errors, failure(n.Span, code, fmt.Sprintf(format, args...)))
	}
}

func (c *constructor) construct(n *doc.Node) {
	n = n.Resolve()
	if n == nil || c.constructed.add(n) {
		return
	}
	switch n.Type {
	case doc.TypeString, doc.TypeNull, doc.TypeBool, doc.TypeInt, doc.TypeFloat, doc.TypeBytes, doc.TypeTimestamp:
		c.scalar(n)
	case doc.TypeList, doc.TypeDict, doc.TypeSet, doc.TypeOrderedDict, doc.TypePairs:
		c.waiting = append(c.waiting, n)
	default:
		if !c.strings[n] {
			c.unknown(n)
		}
	}
}

// scalar checks the text of a scalar. A mapping with the key '=' can represent a scalar.
func (c *constructor) scalar(n *doc.Node) {
	if n.Kind == doc.Scalar && doc.CanConstruct(n.Type, n.Text) {
		return
	}
	text, ok := n.ScalarText()
	if !ok {
		c.fail(n, doc.BadTag, "the tag !!%s requires a scalar, got a %s", n.Type, n.Kind)
		return
	}
	if !doc.CanConstruct(n.Type, text) || n.Kind != doc.Scalar && n.Type == doc.TypeTimestamp {
		code, message := scalarError(n.Type, text)
		c.fail(n, code, "%s", message)
	}
}

func (c *constructor) unknown(n *doc.Node) {
	switch n.Type {
	case doc.TypeMerge:
		c.fail(n, doc.NeedsQuotes, `"<<" is only allowed as a key; quote it to keep the text`)
	case doc.TypeEquals:
		c.fail(n, doc.NeedsQuotes, `"=" has a special meaning in YAML 1.1; quote it`)
	default:
		c.fail(n, doc.BadTag, "unknown tag %s", shortTag(c.otherTags[n]))
	}
}

// shortTag returns a tag in its usual short form.
func shortTag(tag string) string {
	if len(tag) > len(tagPrefix) && tag[:len(tagPrefix)] == tagPrefix {
		return "!!" + tag[len(tagPrefix):]
	}
	return tag
}

// scalarError returns the error of an invalid scalar.
func scalarError(t doc.Type, text string) (doc.ErrorCode, string) {
	text = excerpt(text)
	switch t {
	case doc.TypeTimestamp:
		if doc.LooksLikeTimestamp(text) {
			return doc.NeedsQuotes, fmt.Sprintf("there is no date %s; put it in quotes to mean the text", text)
		}
		return doc.BadScalar, fmt.Sprintf("invalid date %q: use a date such as 2024-02-29", text)
	case doc.TypeBytes:
		return doc.BadScalar, "invalid base64: the length is wrong, or it contains characters that are not ASCII"
	case doc.TypeBool:
		return doc.BadScalar, fmt.Sprintf("invalid boolean %q: use true or false", text)
	case doc.TypeFloat:
		return doc.BadScalar, fmt.Sprintf("invalid float %q: Python cannot read it", text)
	}
	return doc.BadScalar, fmt.Sprintf("invalid integer %q: Python cannot read it", text)
}

// fill checks the contents of a collection.
func (c *constructor) fill(n *doc.Node) {
	switch n.Type {
	case doc.TypeList:
		if n.Kind != doc.Sequence {
			c.fail(n, doc.BadTag, "the tag !!seq requires a list, got a %s", n.Kind)
		}
		for _, item := range n.Items {
			c.construct(item)
		}
	case doc.TypeDict, doc.TypeSet:
		if n.Kind != doc.Mapping {
			c.fail(n, doc.BadTag, "the tag !!%s requires a mapping, got a %s", n.Type, n.Kind)
			return
		}
		c.putOwn(n)
	default:
		c.pairs(n)
	}
}

// pairs checks the items of !!omap and !!pairs.
func (c *constructor) pairs(n *doc.Node) {
	if n.Kind != doc.Sequence {
		c.fail(n, doc.BadTag, "the tag !!%s requires a list, got a %s", n.Type, n.Kind)
	}
	for _, item := range n.Items {
		m := item.Resolve()
		if m == nil {
			continue
		}
		if m.Kind != doc.Mapping || len(m.Fields) != 1 {
			c.fail(item, doc.BadTag, "each item of !!%s must be a mapping with one key", n.Type)
			continue
		}
		c.construct(m.Fields[0].Key)
		c.construct(m.Fields[0].Value)
	}
}

// putOwn checks the fields that are inserted into a dict: those of the mapping itself, or of a mapping that merges it.
func (c *constructor) putOwn(n *doc.Node) {
	if c.put.add(n) {
		return
	}
	c.flatten(n)
	for _, f := range n.Fields {
		key := f.Key.Resolve()
		if key == nil || key.Type == doc.TypeMerge {
			continue
		}
		if key.Type == doc.TypeEquals {
			c.strings[key] = true
		}
		c.construct(f.Key)
		if isUnhashable(key.Type) {
			c.fail(f.Key, doc.BadKey, "a %s is not a valid key", key.Kind)
		}
		c.construct(f.Value)
	}
}

// isUnhashable reports whether values of a type cannot be keys in Python.
func isUnhashable(t doc.Type) bool {
	switch t {
	case doc.TypeList, doc.TypeDict, doc.TypeSet, doc.TypeOrderedDict, doc.TypePairs:
		return true
	}
	return false
}
