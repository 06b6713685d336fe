package rule

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Name is what messages call a place: its key, or "item 2 of apt_packages".
func (at Entry) Name() string {
	n := len(at.Path)
	if n == 0 {
		return "the file"
	}
	index, isItem := at.Path[n-1].(int)
	if !isItem {
		return shorten.To(partText(at.Path[n-1]), longestName)
	}
	return fmt.Sprintf("item %d of %s", index+1, Entry{Path: at.Path[:n-1]}.Name())
}

// Dotted writes a path as people do: "steps.train.settings.docker".
func Dotted(path []any) string {
	parts := make([]string, len(path))
	for i, part := range path {
		parts[i] = partText(part)
	}
	return strings.Join(parts, ".")
}

// partText is a key or an index of a path as text.
func partText(part any) string {
	if key, isKey := part.(string); isKey {
		return key
	}
	return fmt.Sprint(part)
}

// Terms are the words of the file's syntax for values.
func (p *Pass) Terms() doc.Terms { return p.File.Doc.Syntax.Terms() }

// Setting is a setting with a value, as the syntax of the file writes it.
func (p *Pass) Setting(name string, value *doc.Node) string {
	return p.Terms().Setting(name, p.File.Doc.Format(value))
}

// longestName leaves every key that ZenML knows whole, in characters.
const longestName = 60

// QuotedChoice joins quoted names to a choice: `"pip" or "uv"`.
func QuotedChoice(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return listWords(quoted, "or")
}
