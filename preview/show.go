package preview

import (
	"fmt"
	"strings"
)

// DockerfileText is the Dockerfile that ZenML writes for the image, with a final line end. The error
// says why it writes none.
func (b Build) DockerfileText() (string, error) {
	switch {
	case b.Layer != nil:
		return b.Layer.Dockerfile.String() + "\n", nil
	case b.Image != "":
		return "", fmt.Errorf("ZenML writes no Dockerfile here: the image %s is used as it is", b.Image)
	case b.Parent != nil:
		return "", fmt.Errorf("ZenML writes no Dockerfile here: %s is built and used as it is", b.Parent.Dockerfile)
	}
	return "", fmt.Errorf("the image cannot be built: %s", b.Problems[0].Message)
}

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
