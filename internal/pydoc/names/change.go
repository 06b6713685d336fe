package names

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// changes are the names whose values are changed in place: a list that something is appended to is not what was assigned.
// Names of different scopes are not distinguished: a change of one counts for all. Dotted names are changed too, such as "module.LIST".
type changes struct {
	changed map[string]bool
	// inside are those of which something is changed that their value holds, such as an item of a list.
	inside map[string]bool
	// aliases are the names that the value of a name is perhaps assigned to as well.
	aliases map[string][]string
	// held are the names whose values the value of a name holds.
	held map[string][]string
}

func newChanges() changes {
	return changes{changed: map[string]bool{}, inside: map[string]bool{}, aliases: map[string][]string{}, held: map[string][]string{}}
}

// mark notes that the value of a name is changed, or also something inside. It reports whether that is new.
func (c *changes) mark(name string, inside bool) bool {
	isNew := !c.changed[name] || inside && !c.inside[name]
	c.changed[name] = true
	if inside {
		c.inside[name] = true
	}
	return isNew
}

// target notes a change by an assignment to an element or attribute.
func (c *changes) target(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Subscript:
		c.change(x.Value)
	case *syntax.Attribute:
		c.dotted(x)
		c.change(x.Value)
	case *syntax.Display:
		for _, item := range x.Items {
			c.target(item)
		}
	case *syntax.Star:
		c.target(x.Value)
	}
}

// change notes that the value of an expression is changed, or something in it.
func (c *changes) change(x syntax.Expr) {
	for inside := false; ; {
		switch inner := x.(type) {
		case *syntax.Name:
			c.mark(inner.ID, inside)
			return
		case *syntax.NamedExpr:
			x = inner.Value
			continue
		case *syntax.Subscript:
			x = inner.Value
		case *syntax.Attribute:
			c.dotted(inner)
			x = inner.Value
		case *syntax.Call:
			x = inner.Func
		default:
			return
		}
		inside = true
	}
}

// harmless are methods that change nothing.
const harmless = " copy items keys values get index count join format with_options configure build model_copy model_dump dict "

// changing are methods of lists, sets and dictionaries that change them.
const changing = " add append clear discard extend insert pop popitem remove reverse setdefault sort update "

// attribute notes a method that changes an object, whether it is called here or by another function.
func (c *changes) attribute(x *syntax.Attribute) {
	if strings.Contains(changing, " "+x.Attr+" ") {
		c.change(x.Value)
	}
}

// call notes what a call may change: the object of a method, and what a function is given by position. What it is given by a keyword it
// changes if a parameter of that name is changed.
func (c *changes) call(n *syntax.Call) {
	switch function := n.Func.(type) {
	case *syntax.Attribute:
		if strings.Contains(harmless, " "+function.Attr+" ") {
			return
		}
		c.change(function.Value)
	case *syntax.Name:
		if pureFunctions[function.ID] || function.ID != "" && 'A' <= function.ID[0] && function.ID[0] <= 'Z' {
			return // a class copies what it is given, or keeps it as it is
		}
	}
	for _, a := range n.Args {
		if a.Kind == syntax.Keyword {
			c.alias(a.Keyword, a.Value)
		}
		if a.Kind != syntax.Positional {
			continue
		}
		switch value := a.Value.(type) {
		case *syntax.Name:
			c.mark(value.ID, true)
		case *syntax.Attribute:
			c.dotted(value)
		}
	}
}

// dotted notes a change of an attribute of a name, or of an attribute of that.
func (c *changes) dotted(x *syntax.Attribute) {
	if name, ok := dottedName(x); ok {
		c.changed[name] = true
	}
}

// mostDots is how many attributes of each other have a dotted name.
const mostDots = 10

// dottedName is the dotted name of an attribute, as it is written.
func dottedName(x *syntax.Attribute) (name string, ok bool) {
	name = x.Attr
	for range mostDots {
		switch value := x.Value.(type) {
		case *syntax.Name:
			return value.ID + "." + name, true
		case *syntax.Attribute:
			x, name = value, value.Attr+"."+name
		default:
			return "", false
		}
	}
	return "", false
}

// pureFunctions are functions of Python and ZenML that change nothing.
var pureFunctions = map[string]bool{
	"all": true, "any": true, "bool": true, "dict": true, "enumerate": true, "frozenset": true, "id": true, "isinstance": true,
	"len": true, "list": true, "map": true, "max": true, "min": true, "pipeline": true, "print": true, "repr": true, "reversed": true,
	"set": true, "sorted": true, "step": true, "str": true, "sum": true, "tuple": true, "type": true, "zip": true,
}
