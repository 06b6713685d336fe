package dockerfile

import (
	"path"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// copyLines returns the lines that copy files from the build context besides the Dockerfile, which ZenML always adds to it.
func copyLines(root *parser.Node) []Line {
	var lines []Line
	for _, n := range root.Children {
		if name := strings.ToUpper(n.Value); name != "COPY" && name != "ADD" || len(n.Heredocs) > 0 {
			continue
		}
		if copiesFromElsewhere(n) {
			continue
		}
		lines = append(lines, Line(n.StartLine))
	}
	return lines
}

// copiesFromElsewhere reports whether an instruction copies nothing from the build context besides the Dockerfile.
func copiesFromElsewhere(n *parser.Node) bool {
	for _, flag := range n.Flags {
		if strings.HasPrefix(flag, "--from=") {
			return true
		}
	}
	for source := n.Next; source != nil && source.Next != nil; source = source.Next {
		if path.Join("/", source.Value) == "/Dockerfile" {
			continue
		}
		remote := strings.Contains(source.Value, "://") || strings.HasPrefix(source.Value, "git@")
		if !remote || !strings.EqualFold(n.Value, "ADD") {
			return false
		}
	}
	return true
}
