package syntax

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// document parses the document of the text; nil if there is none.
func (c *composer) document() *doc.Node {
	c.handles = defaultHandles
	var root *doc.Node
	switch c.peek() {
	case streamEnd:
		return nil
	case documentStart, yamlDirective, tagDirective, otherDirective:
		c.directives()
		if c.peek() == documentStart {
			c.advance()
		} else {
			c.failDocumentStart()
		}
		switch c.peek() {
		case yamlDirective, tagDirective, otherDirective, documentStart, documentEnd, streamEnd:
			root = c.empty(c.here().Start)
		default:
			root = c.node(inBlock)
		}
	default:
		root = c.node(inBlock)
	}
	for c.peek() == documentEnd {
		c.advance()
	}
	if c.peek() != streamEnd {
		root = c.recoverDocuments(root)
	}
	return root
}

var defaultHandles = map[string]string{"!": "!", "!!": "tag:yaml.org,2002:"}

// directives parses the lines that start with '%'.
func (c *composer) directives() {
	version := false
	own := map[string]string{}
	for {
		k := c.peek()
		at := c.here()
		t := &c.tokens[c.next]
		switch k {
		case yamlDirective:
			if version {
				c.fail(at.Start, at.End, doc.BadDirective, "duplicate %YAML line; remove one")
			}
			version = true
			if strings.TrimLeft(t.text, "0") != "1" {
				c.fail(at.Start, at.End, doc.BadDirective, "unsupported YAML version; write %YAML 1.1 or remove the line")
			}
		case tagDirective:
			if _, twice := own[t.handle]; twice {
				c.fail(at.Start, at.End, doc.BadTag, fmt.Sprintf("duplicate tag handle %q; remove one %%TAG line", t.handle))
			}
			own[t.handle] = t.text
		case otherDirective:
		default:
			if len(own) > 0 {
				for handle, prefix := range defaultHandles {
					if _, overridden := own[handle]; !overridden {
						own[handle] = prefix
					}
				}
				c.handles = own
			}
			return
		}
		c.advance()
	}
}
