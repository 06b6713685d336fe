package convert

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// Example returns an example of the key at a path as Python: an argument, or an entry of a dictionary if keys there are not arguments.
// text is the example in YAML: a mapping with the key. ok is false for other text.
func Example(release *schema.Release, path []string, text string) (example string, ok bool) {
	parsed := yamldoc.Parse("", []byte(text))
	if len(parsed.Errors) > 0 || parsed.Root == nil || len(parsed.Root.Fields) == 0 || len(path) == 0 {
		return "", false
	}
	parent := path[:len(path)-1]
	areArguments := len(parent) == 0 || isStep(parent)
	if !areArguments {
		_, areArguments = release.ClassAt(parent...)
	}
	o := objects{release: release, imports: imports{}}
	var lines []string
	for _, field := range parsed.Root.Fields {
		prefix := format.String(field.Key.Text) + ": "
		if areArguments && format.IsIdentifier(field.Key.Text) {
			prefix = field.Key.Text + "="
		}
		value := o.value(field.Value, below(parent, field.Key.Text))
		lines = append(lines, strings.TrimSuffix(format.Statement(prefix, value), "\n"))
	}
	return strings.Join(lines, ",\n"), true
}

// isStep reports whether a path is that of a step, whose keys are the arguments of its decorator.
func isStep(path []string) bool { return len(path) == 2 && path[0] == "steps" }
