package preview

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// AnyPython stands for a Python version where it does not matter which.
const AnyPython = "3.11"

// CopiesFromContext gives the lines, counted from 1, of a Dockerfile that copy files of the build context: COPY and
// ADD, but not from another stage, from a URL or from a here-document. Of a text that Docker cannot read it
// gives none.
func CopiesFromContext(dockerfile string) []int {
	result, err := parser.Parse(strings.NewReader(dockerfile))
	if err != nil {
		return nil
	}
	var lines []int
	for _, n := range result.AST.Children {
		if name := strings.ToUpper(n.Value); name != "COPY" && name != "ADD" || len(n.Heredocs) > 0 {
			continue
		}
		if fromElsewhere(n) {
			continue
		}
		lines = append(lines, n.StartLine)
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
