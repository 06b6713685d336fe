package names

import "github.com/settings-ls/settings-ls/internal/pydoc/syntax"

// alias notes that a name gets the value of an expression, which may be that of another name, or hold it.
func (c *changes) alias(name string, value syntax.Expr) {
	switch value := value.(type) {
	case *syntax.Name:
		c.aliases[value.ID] = append(c.aliases[value.ID], name)
	case *syntax.NamedExpr:
		c.alias(name, value.Value)
	case *syntax.Opaque: // a conditional expression, or and, and others, which only change what was made for them
		for _, part := range value.Parts {
			c.alias(name, part)
		}
	case *syntax.Display, *syntax.Dict:
		c.hold(name, value)
	}
}

// loop notes that the target of a loop over a display gets the values in that.
func (c *changes) loop(clause syntax.Clause) {
	if clause.Word != "for" || len(clause.Targets) != 1 || len(clause.Parts) != 1 {
		return
	}
	target, isName := clause.Targets[0].(*syntax.Name)
	display, isDisplay := clause.Parts[0].(*syntax.Display)
	if isName && isDisplay {
		for _, item := range display.Items {
			c.alias(target.ID, item)
		}
	}
}

// hold notes that the value of a name holds the values of the names in a display.
func (c *changes) hold(name string, display syntax.Expr) {
	switch display := display.(type) {
	case *syntax.Name:
		c.held[name] = append(c.held[name], display.ID)
	case *syntax.Display:
		for _, item := range display.Items {
			c.hold(name, item)
		}
	case *syntax.Dict:
		for _, item := range display.Items {
			c.hold(name, item.Value)
		}
	}
}

// spread makes a change of a name one of all names that have the same value, and a change inside one of all names that it holds.
func (c *changes) spread() {
	origins := map[string][]string{}
	for origin, names := range c.aliases {
		for _, name := range names {
			origins[name] = append(origins[name], origin)
		}
	}
	queue := make([]string, 0, len(c.changed))
	for name := range c.changed {
		queue = append(queue, name)
	}
	for len(queue) > 0 {
		name := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		inside := c.inside[name]
		same := append(origins[name], c.aliases[name]...)
		if inside {
			same = append(same, c.held[name]...)
		}
		for _, other := range same {
			if c.mark(other, inside) {
				queue = append(queue, other)
			}
		}
	}
}
