package project

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRules are the lines of .gitignore files that apply in a folder, in increasing precedence. Paths are slash-separated and relative
// to the top of the walk. A walk checks each folder before it enters it, so a line need not match the contents of a matching folder,
// and "!" works as in git.
type ignoreRules []ignoreLine

type ignoreLine struct {
	glob       string
	keep       bool
	onlyFolder bool
}

// with returns the lines that apply in the folder dir, relative to the top of the walk ("." for top), which has an ignore file with
// the given text.
func (lines ignoreRules) with(text []byte, dir string) ignoreRules {
	added := lines[:len(lines):len(lines)]
	for line := range strings.Lines(string(text)) {
		if parsed, ok := parseIgnoreLine(strings.TrimRight(line, "\r\n"), dir); ok {
			added = append(added, parsed)
		}
	}
	return added
}

// match reports whether git ignores an entry of the folder dir: the last matching line decides.
func (lines ignoreRules) match(dir, name string, isFolder bool) bool {
	if len(lines) == 0 {
		return false
	}
	below := path.Join(dir, name)
	for i := len(lines) - 1; i >= 0; i-- {
		line := lines[i]
		if line.onlyFolder && !isFolder {
			continue
		}
		if doublestar.MatchUnvalidated(line.glob, below) {
			return !line.keep
		}
	}
	return false
}

// parseIgnoreLine converts a line of dir's .gitignore to a glob (gitignore(5)). The existing libraries differ from git for
// combinations such as "data/**" and "!data/run.yaml", or "a/**/*" and "!a/b".
func parseIgnoreLine(text, dir string) (line ignoreLine, ok bool) {
	text = trimSpaces(text)
	if text == "" || text[0] == '#' {
		return ignoreLine{}, false
	}
	text, line.keep = strings.CutPrefix(text, "!")
	text, line.onlyFolder = strings.CutSuffix(text, "/")
	if text == "" {
		return ignoreLine{}, false
	}
	anchored := strings.Contains(text, "/")
	text = strings.TrimPrefix(text, "/")
	if !anchored {
		text = "**/" + text
	}
	// In doublestar, unlike git, "a/**" also matches "a" and braces are alternatives.
	if strings.HasSuffix(text, "/**") {
		text += "/*"
	}
	line.glob = path.Join(globQuote(dir), escapeBraces(text))
	return line, doublestar.ValidatePattern(line.glob)
}

// trimSpaces removes trailing spaces, except one after a backslash.
func trimSpaces(text string) string {
	trimmed := strings.TrimRight(text, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(text) {
		trimmed += " "
	}
	return trimmed
}

func escapeBraces(glob string) string {
	return strings.NewReplacer(`\{`, `\{`, `\}`, `\}`, "{", `\{`, "}", `\}`).Replace(glob)
}

// globQuote returns a glob that matches only the name itself.
func globQuote(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`).Replace(name)
}
