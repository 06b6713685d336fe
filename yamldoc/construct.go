package yamldoc

import (
	"fmt"
	"strings"
)

// constructErrors are the reasons why SafeConstructor refuses a tree. It goes
// through the nodes in Python's order, breadth first, for nodes that Python never
// constructs (the mapping of an inline merge, say) are not judged.
func constructErrors(root *Node) []Error {
	if root == nil {
		return nil
	}
	c := constructor{strings: map[*Node]bool{}}
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
	// waiting are the collections made but still empty.
	waiting []*Node
	// strings holds the `=` keys that flatten_mapping has made strings.
	strings map[*Node]bool
	// merged counts what merge keys have brought into mappings.
	merged int
}

func (c *constructor) fail(n *Node, format string, args ...any) {
	if !n.Damaged {
		c.errors = append(c.errors, Error{n.Span, fmt.Sprintf(format, args...)})
	}
}

func (c *constructor) construct(n *Node) {
	n = n.Resolve()
	if n == nil || n.constructed {
		return
	}
	n.constructed = true
	switch n.Tag {
	case TagStr, TagNull, TagBool, TagInt, TagFloat, TagBinary, TagTimestamp:
		c.scalar(n)
	case TagSeq, TagMap, TagSet, TagOmap, TagPairs:
		c.waiting = append(c.waiting, n)
	default:
		if !c.strings[n] {
			c.unknown(n)
		}
	}
}

// scalar checks the text of a scalar. A mapping can stand for one through its '=' key.
func (c *constructor) scalar(n *Node) {
	if n.Kind == Scalar {
		switch n.Tag {
		case TagStr, TagNull:
			return
		case TagInt:
			if _, short := shortInt(n.Text); short {
				return
			}
		}
	}
	text, ok := n.scalarText()
	if !ok {
		c.fail(n, "the tag !!%s takes a scalar, not a %s", n.Tag[len(tagPrefix):], n.Kind.name())
		return
	}
	if _, ok := constructScalar(n.Tag, text); !ok || n.Kind != Scalar && n.Tag == TagTimestamp {
		c.fail(n, "%s", refusal(n.Tag, text))
	}
}

const tagPrefix = "tag:yaml.org,2002:"

func (k Kind) name() string {
	return [...]string{"scalar", "list", "mapping", "alias"}[k]
}

func (c *constructor) unknown(n *Node) {
	switch n.Tag {
	case TagMerge:
		c.fail(n, `"<<" merges mappings only as a key; put it in quotes to mean the text`)
	case TagValue:
		c.fail(n, `"=" has a meaning of its own in YAML 1.1; put it in quotes`)
	default:
		c.fail(n, "unknown tag %s", shortTag(n.Tag))
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
func refusal(tag, text string) string {
	const most = 40
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "..."
	}
	switch tag {
	case TagTimestamp:
		if _, ok := splitTimestamp(text); ok {
			return fmt.Sprintf("there is no date %s; put it in quotes to mean the text", text)
		}
		return fmt.Sprintf("%q is not a date such as 2024-02-29", text)
	case TagBinary:
		return "this is not base64: its length is wrong, or it has characters beyond ASCII"
	case TagBool:
		return fmt.Sprintf("%q is not a boolean; true or false is", text)
	case TagFloat:
		return fmt.Sprintf("%q is not a float that Python can read", text)
	}
	return fmt.Sprintf("%q is not an integer that Python can read", text)
}

// fill constructs what is in a collection.
func (c *constructor) fill(n *Node) {
	switch n.Tag {
	case TagSeq:
		if n.Kind != Sequence {
			c.fail(n, "the tag !!seq takes a list, not a %s", n.Kind.name())
		}
		for _, item := range n.Items {
			c.construct(item)
		}
	case TagMap, TagSet:
		if n.Kind != Mapping {
			c.fail(n, "the tag %s takes a mapping, not a %s", shortTag(n.Tag), n.Kind.name())
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
		c.fail(n, "the tag %s takes a list, not a %s", shortTag(n.Tag), n.Kind.name())
	}
	for _, item := range n.Items {
		m := item.Resolve()
		if m == nil {
			continue
		}
		if m.Kind != Mapping || len(m.Fields) != 1 {
			c.fail(item, "each item of %s is a mapping of one key", shortTag(n.Tag))
			continue
		}
		c.construct(m.Fields[0].Key)
		c.construct(m.Fields[0].Value)
	}
}

// putOwn constructs the fields of a mapping that go into a dict, its own or that of
// a mapping that merges it.
func (c *constructor) putOwn(n *Node) {
	if n.put {
		return
	}
	n.put = true
	c.flatten(n)
	for _, f := range n.Fields {
		key := f.Key.Resolve()
		if key == nil || key.Tag == TagMerge {
			continue
		}
		if key.Tag == TagValue {
			c.strings[key] = true
		}
		c.construct(f.Key)
		if unhashable(key.Tag) {
			c.fail(f.Key, "a %s cannot be a key", key.Kind.name())
		}
		c.construct(f.Value)
	}
}

// unhashable reports whether Python makes of the tag something that cannot be a key.
func unhashable(tag string) bool {
	switch tag {
	case TagSeq, TagMap, TagSet, TagOmap, TagPairs:
		return true
	}
	return false
}
