package preview

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// Add adds requirements and packages to the stack, which is known afterwards unless there are none.
func (s *Stack) Add(requirements, aptPackages []SourcedText) {
	s.Known = s.Known || len(requirements)+len(aptPackages) > 0
	s.Requirements = append(s.Requirements, requirements...)
	s.AptPackages = append(s.AptPackages, aptPackages...)
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

// ReadStack reads a stack as `zenml stack export` writes it (StackResponse.to_yaml in zenml/models/v2/core/stack.py), and
// determines what its components require from their flavors. Flavors that are not part of ZenML are returned in custom, as
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
	stack.Known = true
	for _, kind := range components.Value.Entries() {
		for _, component := range componentsOf(kind.Value) {
			flavor, name := textOf(component, "flavor"), textOf(component, "name")
			integration, shipped := release.FlavorIntegration(kind.Key.Text, flavor)
			switch {
			case !shipped:
				custom = append(custom, kind.Key.Text+"."+flavor)
			case integration != "":
				if err := stack.AddIntegration(release, integration, kind.Key.Text+" "+name); err != nil {
					return stack, custom, err
				}
			}
		}
	}
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

func textOf(n *doc.Node, key string) string {
	entry, _ := n.Get(key)
	text, _ := entry.Value.PythonStr(1 << 10)
	return text
}
