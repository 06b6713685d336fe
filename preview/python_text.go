package preview

import (
	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// printLimit bounds what one value may print, in bytes: aliases can make a small
// file print endlessly. Docker reads no line of 64 KiB.
const printLimit = 1 << 17

// printed is Python's str() of a value.
func printed(n *doc.Node) string {
	text, _ := n.PythonStr(printLimit)
	return text
}

// pythonUpper is Python's str.upper(), which maps case in full: "ß" gives "SS".
func pythonUpper(s string) string {
	return cases.Upper(language.Und).String(s)
}
