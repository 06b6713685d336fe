package preview

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// printLimit is the maximum length of a printed value in bytes, since aliases can make a small file print endlessly. Docker
// does not accept lines of 64 KiB.
const printLimit = 1 << 17

// pythonStr returns Python's str() of a value.
func pythonStr(n *doc.Node) string {
	text, _ := n.PythonStr(printLimit)
	return text
}

// pythonUpper returns Python's str.upper(), which uses full case mapping: "ß" becomes "SS".
func pythonUpper(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return strings.ToUpper(s)
	}
	return cases.Upper(language.Und).String(s)
}
