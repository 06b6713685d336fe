package pyformat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Problem returns why Python cannot format a template with strings for the given argument names; "" if it can. Attributes and
// indexes of the strings are not checked.
func Problem(template string, names ...string) string {
	fields, ok := Fields(template)
	if !ok {
		return "unmatched brace; write {{ or }} for a literal brace"
	}
	for _, field := range fields {
		switch {
		case !slices.Contains(names, field.Base()):
			return fmt.Sprintf("unknown placeholder {%s}; use {%s}, or {{ and }} for literal braces", shorten.ForMessage(field.Name), strings.Join(names, "}, {"))
		case !field.FormatsString():
			return fmt.Sprintf("invalid format of {%s}: its value is a string", shorten.ForMessage(field.Name))
		}
	}
	return ""
}
