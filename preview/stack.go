package preview

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// Add adds requirements and packages of a stack that is then known, if there are any.
func (s *Stack) Add(requirements, aptPackages []Sourced) {
	s.Known = s.Known || len(requirements)+len(aptPackages) > 0
	s.Requirements = append(s.Requirements, requirements...)
	s.AptPackages = append(s.AptPackages, aptPackages...)
}

// AddIntegration adds what an integration brings into the image of a stack.
func (s *Stack) AddIntegration(release *schema.Release, name, from string) error {
	integration, known := release.Integration(name)
	if !known {
		return fmt.Errorf("ZenML %s has no integration %q", release.Version, name)
	}
	s.Known = true
	for _, text := range integration.Requirements {
		s.Requirements = append(s.Requirements, Sourced{text, from})
	}
	for _, text := range integration.AptPackages {
		s.AptPackages = append(s.AptPackages, Sourced{text, from})
	}
	return nil
}

// ReadStack reads a stack as `zenml stack export` writes it (StackResponse.to_yaml in
// zenml/models/v2/core/stack.py) and knows what its components require by their
// flavors. A flavor that ZenML does not ship brings nothing; its name is in custom.
func ReadStack(release *schema.Release, document *doc.Document) (stack Stack, custom []string, err error) {
	if len(document.Errors) > 0 {
		line, column := document.OffsetLineColumn(document.Errors[0].Span.Start)
		return stack, nil, fmt.Errorf("%s:%d:%d: %s", document.Name, line, column, document.Errors[0].Message)
	}
	components, found := document.Root.Get("components")
	if !found {
		return stack, nil, fmt.Errorf("%s: no key components, so no stack that `zenml stack export` has written", document.Name)
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

// componentsOf are the components of a type: a list, and in older exports one alone.
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
