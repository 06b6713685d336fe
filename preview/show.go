package preview

import "strings"

// ConfiguredStack is the stack as a configuration tells it; from says where it stands. Without requirements and
// packages it is not known.
func ConfiguredStack(requirements, aptPackages []string, from string) Stack {
	var stack Stack
	for _, text := range requirements {
		stack.Known = true
		stack.Requirements = append(stack.Requirements, Sourced{Text: text, From: from})
	}
	for _, text := range aptPackages {
		stack.Known = true
		stack.AptPackages = append(stack.AptPackages, Sourced{Text: text, From: from})
	}
	return stack
}

// Parent is the image that the Dockerfile starts from, "" without a FROM.
func (d Dockerfile) Parent() string {
	for _, line := range d {
		if image, ok := strings.CutPrefix(line.Text, "FROM "); ok {
			return image
		}
	}
	return ""
}
