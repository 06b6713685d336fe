package names

import (
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// star is "from module import *".
type star struct {
	module string
	// level is the number of dots before the module.
	level int
	at    int
	// inBranch says that it perhaps does not run.
	inBranch bool
}

// mostStars is how many modules are asked for a name, also by others that import all of its names.
const mostStars = 20

// global is the binding of a global name that holds at an offset of the module itself.
func (m *Module) global(name string, offset int) (binding, bool) {
	if m.root.names[name] != nil {
		b, ok := m.root.last(name, offset)
		return m.unlessStarred(name, b, ok, offset)
	}
	b, found, known := m.starred(name, 0, offset)
	return b, found && known
}

// unlessStarred is a global binding, or what "import *" between it and an offset replaces it with.
func (m *Module) unlessStarred(name string, b binding, ok bool, offset int) (binding, bool) {
	if !ok {
		return binding{}, false
	}
	starred, found, known := m.starred(name, b.at, offset)
	if found {
		b = starred
	}
	return b, known
}

// starred is the binding that the last "import *" between two offsets gives a name. Whether one does is not known where a module is not,
// or its __all__.
func (m *Module) starred(name string, from, to int) (b binding, found, known bool) {
	left := mostStars
	return m.lastStar(name, from, to, &left)
}

// lastStar is starred, with so many modules left to ask.
func (m *Module) lastStar(name string, from, to int, left *int) (b binding, found, known bool) {
	first := sort.Search(len(m.stars), func(i int) bool { return m.stars[i].at >= from })
	end := sort.Search(len(m.stars), func(i int) bool { return m.stars[i].at >= to })
	for i := end - 1; i >= first; i-- {
		s := m.stars[i]
		if brings, known := m.brings(s, name, left); !known || brings {
			return binding{kind: imported, at: s.at, target: join(s.module, name), level: s.level}, brings, known
		}
	}
	return binding{}, false, true
}

// brings reports whether "import *" of a module brings a name.
func (m *Module) brings(s star, name string, left *int) (brings, known bool) {
	if *left--; *left < 0 || s.inBranch {
		return false, false
	}
	if s.level == 0 && isZenML(s.module) {
		return m.env.Exports != nil && m.env.Exports(s.module, name), true
	}
	if m.env.Sibling == nil {
		return false, false
	}
	sibling := m.env.Sibling(s.module, s.level)
	if sibling == nil {
		return false, false
	}
	return sibling.exports(name, left)
}

// exports reports whether "import *" of the module brings a name: one in its __all__, or any that does not begin with an underscore.
func (m *Module) exports(name string, left *int) (brings, known bool) {
	switch {
	case m.root.names["__all__"] != nil:
		return m.isInAll(name)
	case strings.HasPrefix(name, "_"):
		return false, true
	case m.root.names[name] != nil:
		return true, true
	}
	_, brings, known = m.lastStar(name, 0, len(m.Source), left)
	return brings, known
}

// isInAll reports whether __all__ lists a name.
func (m *Module) isInAll(name string) (isInAll, known bool) {
	all, ok := m.root.only("__all__")
	list, isDisplay := all.value.(*syntax.Display)
	if !ok || !isDisplay || m.changed["__all__"] {
		return false, false
	}
	for _, item := range list.Items {
		text, isString := item.(*syntax.String)
		if !isString {
			return false, false
		}
		value, ok := m.StringValue(text)
		if !ok || value.Value == name {
			return ok, ok
		}
	}
	return false, true
}
