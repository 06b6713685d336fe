package dockerfile

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// copies finds the lines that copy files of the build context.
func copies(root *parser.Node) []Line {
	var lines []Line
	for _, n := range root.Children {
		if name := strings.ToUpper(n.Value); name != "COPY" && name != "ADD" || len(n.Heredocs) > 0 {
			continue
		}
		if fromElsewhere(n) {
			continue
		}
		lines = append(lines, Line(n.StartLine))
	}
	return lines
}

// fromElsewhere reports whether what is copied lies outside of the build context.
func fromElsewhere(n *parser.Node) bool {
	for _, flag := range n.Flags {
		if strings.HasPrefix(flag, "--from=") {
			return true
		}
	}
	for source := n.Next; source != nil && source.Next != nil; source = source.Next {
		remote := strings.Contains(source.Value, "://") || strings.HasPrefix(source.Value, "git@")
		if !remote || !strings.EqualFold(n.Value, "ADD") {
			return false
		}
	}
	return true
}
