package preview

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// IsStackExport reports whether a document is a stack as `zenml stack export` writes it.
func IsStackExport(document *doc.Document) bool {
	_, named := document.Root.Get("stack_name")
	components, found := document.Root.Get("components")
	return named && found && components.Value.Resolve().Kind == doc.Mapping
}

// ReadStack reads a stack as `zenml stack export` writes it (StackResponse.to_yaml in zenml/models/v2/core/stack.py), and
// determines what its components require and build from their flavors. Flavors that are not part of ZenML are returned in custom, as
// TYPE.FLAVOR; their requirements are unknown.
func ReadStack(release *schema.Release, document *doc.Document) (stack Stack, custom []string, err error) {
	if len(document.Errors) > 0 {
		line, column := document.OffsetLineColumn(document.Errors[0].Span.Start)
		return stack, nil, fmt.Errorf("%s:%d:%d: %s", document.Name, line, column, document.Errors[0].Message)
	}
	components, found := document.Root.Get("components")
	if !found {
		return stack, nil, fmt.Errorf("%s: missing key components; use the output of `zenml stack export`", document.Name)
	}
	stack = Stack{Name: textOf(document.Root, "stack_name"), Known: true, Components: []Component{}}
	for _, kind := range components.Value.Entries() {
		for _, node := range componentsOf(kind.Value) {
			c := newComponent(release, kind.Key.Text, node)
			if c.IsCustom {
				custom = append(custom, c.Type+"."+c.Flavor)
			}
			stack.Components = append(stack.Components, c)
			if err := stack.addRequirements(release, c); err != nil {
				return stack, custom, err
			}
		}
	}
	order := release.ComponentOrder()
	slices.SortStableFunc(stack.Components, func(a, b Component) int {
		return cmp.Compare(slices.Index(order, a.Type), slices.Index(order, b.Type))
	})
	slices.Sort(custom)
	return stack, slices.Compact(custom), nil
}

// componentsOf returns the components of a type: a list, or a single component in older exports.
func componentsOf(n *doc.Node) []*doc.Node {
	n = n.Resolve()
	if n != nil && n.Kind == doc.Sequence {
		return n.Items
	}
	return []*doc.Node{n}
}

func newComponent(release *schema.Release, kind string, node *doc.Node) Component {
	c := Component{Type: kind, Flavor: textOf(node, "flavor"), Name: textOf(node, "name")}
	configuration, _ := node.Get("configuration")
	c.configuration = configuration.Value
	_, shipped := release.FlavorIntegration(kind, c.Flavor)
	c.IsCustom = !shipped
	c.Images = release.ComponentImages(kind, c.Flavor)
	return c
}

// addRequirements adds what a component requires. An export does not say whether the project uses a ZenML server, with which a local
// component needs no database (ContainerizedOrchestrator.requirements): it is presumed to use none.
func (s *Stack) addRequirements(release *schema.Release, c Component) error {
	from := c.Type + " " + c.Name
	for _, text := range c.Images.Requirements {
		s.Requirements = append(s.Requirements, SourcedText{text, from})
	}
	if text := release.LocalRequirement(c.Images, c.configuration); text != "" {
		s.Requirements = append(s.Requirements, SourcedText{text, from + " (local database)"})
	}
	if integration, _ := release.FlavorIntegration(c.Type, c.Flavor); integration != "" {
		return s.AddIntegration(release, integration, from)
	}
	return nil
}

// Add adds requirements and packages to the stack, which is known afterwards unless there are none.
func (s *Stack) Add(requirements, aptPackages []SourcedText) {
	s.Known = s.Known || len(requirements)+len(aptPackages) > 0
	s.Requirements = slices.Concat(s.Requirements, requirements)
	s.AptPackages = slices.Concat(s.AptPackages, aptPackages)
}

// AddIntegration adds the requirements and packages of an integration to the stack.
func (s *Stack) AddIntegration(release *schema.Release, name, from string) error {
	integration, known := release.Integration(name)
	if !known {
		return fmt.Errorf("unknown integration %q in ZenML %s", name, release.Version)
	}
	s.Known = true
	for _, text := range integration.Requirements {
		s.Requirements = append(s.Requirements, SourcedText{text, from})
	}
	for _, text := range integration.AptPackages {
		s.AptPackages = append(s.AptPackages, SourcedText{text, from})
	}
	return nil
}

// textOf returns the text of a scalar in a mapping, "" if it is null or missing.
func textOf(n *doc.Node, key string) string {
	entry, _ := n.Get(key)
	if entry.Value == nil || entry.Value.IsNull() {
		return ""
	}
	text, _ := entry.Value.PythonStr(1 << 10)
	return text
}
