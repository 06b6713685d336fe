package yamldoc

import (
	"fmt"
	"strings"
)

// constructErrors are the reasons why SafeConstructor refuses a tree. It goes
// through the nodes in Python's order, breadth first, for nodes that Python never
// constructs (the mapping of an inline merge, say) are not judged.
func constructErrors(root *Node, otherTags map[*Node]string) []Error {
	if root == nil {
		return nil
	}
	c := constructor{otherTags: otherTags, strings: map[*Node]bool{}, constructed: visited{}, put: visited{}}
	c.construct(root)
	for len(c.waiting) > 0 {
		n := c.waiting[0]
		c.waiting = c.waiting[1:]
		c.fill(n)
	}
	return c.errors
}

type constructor struct {
	errors []Error
	// otherTags are the tags of nodes of TypeOther.
	otherTags map[*Node]string
	// waiting are the collections made but still empty.
	waiting []*Node
	// strings holds the `=` keys that flatten_mapping has made strings.
	strings map[*Node]bool
	// constructed are the values that were checked, put the mappings whose fields were checked as those of a dict,
	// rest the fields of a mapping that are still to be flattened.
	constructed, put visited
	rest             map[*Node][]Field
	// merged counts what merge keys have brought into mappings.
	merged int
}

// visited are nodes that can come again: those with an anchor.
type visited map[*Node]bool

// add adds a node and reports whether it has come before.
func (v visited) add(n *Node) (before bool) {
	if n.Anchor == "" {
		return false
	}
	before = v[n]
	v[n] = true
	return before
}

func (c *constructor) fail(n *Node, format string, args ...any) {
	if !n.Damaged {
		c.errors = append(c.errors, Error{n.Span, fmt.Sprintf(format, args...)})
	}
}

func (c *constructor) construct(n *Node) {
	n = n.Resolve()
	if n == nil || c.constructed.add(n) {
		return
	}
	switch n.Type {
	case TypeString, TypeNull, TypeBool, TypeInt, TypeFloat, TypeBytes, TypeTimestamp:
		c.scalar(n)
	case TypeList, TypeDict, TypeSet, TypeOrderedDict, TypePairs:
		c.waiting = append(c.waiting, n)
	default:
		if !c.strings[n] {
			c.unknown(n)
		}
	}
}

// scalar checks the text of a scalar. A mapping can stand for one through its '=' key.
func (c *constructor) scalar(n *Node) {
	if n.Kind == Scalar && CanConstruct(n.Type, n.Text) {
		return
	}
	text, ok := n.ScalarText()
	if !ok {
		c.fail(n, "the tag !!%s takes a scalar, not a %s", n.Type, n.Kind.name())
		return
	}
	if !CanConstruct(n.Type, text) || n.Kind != Scalar && n.Type == TypeTimestamp {
		c.fail(n, "%s", refusal(n.Type, text))
	}
}

func (k Kind) name() string {
	return [...]string{"scalar", "list", "mapping", "alias"}[k]
}

func (c *constructor) unknown(n *Node) {
	switch n.Type {
	case TypeMerge:
		c.fail(n, `"<<" merges mappings only as a key; put it in quotes to mean the text`)
	case TypeEquals:
		c.fail(n, `"=" has a meaning of its own in YAML 1.1; put it in quotes`)
	default:
		c.fail(n, "unknown tag %s", shortTag(c.otherTags[n]))
	}
}

// shortTag is a tag as one writes it.
func shortTag(tag string) string {
	if len(tag) > len(tagPrefix) && tag[:len(tagPrefix)] == tagPrefix {
		return "!!" + tag[len(tagPrefix):]
	}
	return tag
}

// refusal says why the text of a scalar is refused.
func refusal(t Type, text string) string {
	const most = 40
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "..."
	}
	switch t {
	case TypeTimestamp:
		if HasTimestampForm(text) {
			return fmt.Sprintf("there is no date %s; put it in quotes to mean the text", text)
		}
		return fmt.Sprintf("%q is not a date such as 2024-02-29", text)
	case TypeBytes:
		return "this is not base64: its length is wrong, or it has characters beyond ASCII"
	case TypeBool:
		return fmt.Sprintf("%q is not a boolean; true or false is", text)
	case TypeFloat:
		return fmt.Sprintf("%q is not a float that Python can read", text)
	}
	return fmt.Sprintf("%q is not an integer that Python can read", text)
}

// fill constructs what is in a collection.
func (c *constructor) fill(n *Node) {
	switch n.Type {
	case TypeList:
		if n.Kind != Sequence {
			c.fail(n, "the tag !!seq takes a list, not a %s", n.Kind.name())
		}
		for _, item := range n.Items {
			c.construct(item)
		}
	case TypeDict, TypeSet:
		if n.Kind != Mapping {
			c.fail(n, "the tag !!%s takes a mapping, not a %s", n.Type, n.Kind.name())
			return
		}
		c.putOwn(n)
	default:
		c.pairs(n)
	}
}

// pairs checks the items of !!omap and !!pairs.
func (c *constructor) pairs(n *Node) {
	if n.Kind != Sequence {
		c.fail(n, "the tag !!%s takes a list, not a %s", n.Type, n.Kind.name())
	}
	for _, item := range n.Items {
		m := item.Resolve()
		if m == nil {
			continue
		}
		if m.Kind != Mapping || len(m.Fields) != 1 {
			c.fail(item, "each item of !!%s is a mapping of one key", n.Type)
			continue
		}
		c.construct(m.Fields[0].Key)
		c.construct(m.Fields[0].Value)
	}
}

// putOwn constructs the fields of a mapping that go into a dict, its own or that of
// a mapping that merges it.
func (c *constructor) putOwn(n *Node) {
	if c.put.add(n) {
		return
	}
	c.flatten(n)
	for _, f := range n.Fields {
		key := f.Key.Resolve()
		if key == nil || key.Type == TypeMerge {
			continue
		}
		if key.Type == TypeEquals {
			c.strings[key] = true
		}
		c.construct(f.Key)
		if unhashable(key.Type) {
			c.fail(f.Key, "a %s cannot be a key", key.Kind.name())
		}
		c.construct(f.Value)
	}
}

// unhashable reports whether values of the type cannot be keys in Python.
func unhashable(t Type) bool {
	switch t {
	case TypeList, TypeDict, TypeSet, TypeOrderedDict, TypePairs:
		return true
	}
	return false
}
