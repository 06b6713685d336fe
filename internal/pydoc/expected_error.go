package pydoc

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// expectsError reports whether a node is the with statement of a test that passes only if its body raises an error: that of
// pytest.raises or unittest's assertRaises.
func expectsError(n syntax.Node) bool {
	statement, ok := n.(*syntax.Compound)
	return ok && slices.ContainsFunc(statement.Clauses, func(c syntax.Clause) bool {
		return c.Word == "with" && slices.ContainsFunc(c.Parts, isRaises)
	})
}

func isRaises(x syntax.Expr) bool {
	call, ok := x.(*syntax.Call)
	if !ok {
		return false
	}
	name := ""
	switch function := call.Func.(type) {
	case *syntax.Name:
		name = function.ID
	case *syntax.Attribute:
		name = function.Attr
	}
	return name == "raises" || strings.HasPrefix(name, "assertRaises")
}
