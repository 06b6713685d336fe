package project

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignored are the lines of .gitignore files that hold in a folder, weakest first. Paths are
// slash-separated and count from the top of the walk. A walk asks for each folder before
// it enters it, so a line need not match what lies below a match, and `!` works as in git.
type ignored []ignoreLine

type ignoreLine struct {
	glob       string
	keep       bool
	onlyFolder bool
}

// with gives the lines that hold in the folder at dir, relative to the top of the walk ("." for top itself), which has
// an ignore file with this text.
func (lines ignored) with(text []byte, dir string) ignored {
	added := lines[:len(lines):len(lines)]
	for line := range strings.Lines(string(text)) {
		if parsed, ok := parseIgnoreLine(strings.TrimRight(line, "\r\n"), dir); ok {
			added = append(added, parsed)
		}
	}
	return added
}

// match reports whether git would ignore the path: the last line that fits decides.
func (lines ignored) match(name string, isFolder bool) bool {
	for i := len(lines) - 1; i >= 0; i-- {
		line := lines[i]
		if line.onlyFolder && !isFolder {
			continue
		}
		if doublestar.MatchUnvalidated(line.glob, name) {
			return !line.keep
		}
	}
	return false
}

// parseIgnoreLine turns a line of dir's .gitignore into a glob (gitignore(5)). The libraries
// for it were left aside: of `data/**` and `!data/run.yaml`, or of `a/**/*` and `!a/b`, they
// make something else than git does.
func parseIgnoreLine(text, dir string) (line ignoreLine, ok bool) {
	text = trimBlanks(text)
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
	// To doublestar, but not to git, "a/**" also matches "a" and braces are alternatives.
	if strings.HasSuffix(text, "/**") {
		text += "/*"
	}
	line.glob = path.Join(globQuote(dir), escapeBraces(text))
	return line, doublestar.ValidatePattern(line.glob)
}

// trimBlanks removes trailing blanks but for one behind a backslash.
func trimBlanks(text string) string {
	trimmed := strings.TrimRight(text, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(text) {
		trimmed += " "
	}
	return trimmed
}

func escapeBraces(glob string) string {
	return strings.NewReplacer(`\{`, `\{`, `\}`, `\}`, "{", `\{`, "}", `\}`).Replace(glob)
}

// globQuote makes a glob that matches only the name itself.
func globQuote(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`).Replace(name)
}
