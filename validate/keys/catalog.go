package keys

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/schema"
)

// catalog remembers the names of the keys below each requested path: a file can have any number of unknown keys.
type catalog struct {
	release *schema.Release
	names   map[string][]string
}

// below lists the names of the keys that are known below a path; they are the same for all steps.
func (c catalog) below(path ...string) []string {
	if len(path) > 1 && path[0] == "steps" {
		path = append([]string{"steps", "*"}, path[2:]...)
	}
	place := strings.Join(path, "\x00")
	names, known := c.names[place]
	if known {
		return names
	}
	fields := c.release.Fields(path...)
	names = make([]string, 0, len(fields))
	for _, field := range fields {
		if name := field.Path[len(field.Path)-1]; name != "*" && !field.Internal {
			names = append(names, name)
		}
	}
	c.names[place] = names
	return names
}

// has reports whether name is a key below a path.
func (c catalog) has(name string, path ...string) bool {
	return slices.Contains(c.below(path...), name)
}
