// Package markdown writes Markdown in which text from a file shows as it is: it makes no link, image, HTML, heading,
// mention or formatting, and does not end the code that it stands in. It follows CommonMark 0.31.2 and what GitHub
// adds to it (tables, bare links, mentions).
package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// Markup is Markdown: our own, or made by this package.
type Markup string

// Sprintf is [fmt.Sprintf] for Markdown. The format is ours; what an argument prints is escaped by [Text], unless
// the argument is a number or [Markup].
func Sprintf(format string, args ...any) Markup {
	for i, arg := range args { // in place, so that go vet knows a function like fmt.Sprintf
		args[i] = printable.Escaping[Markup](arg, Text)
	}
	return Markup(fmt.Sprintf(format, args...))
}

// Text escapes a text so that it shows as it is, on one line, also in the cell of a table.
func Text(text string) Markup {
	line := underscores(special.Replace(string(printable.Line(text))))
	line = bareLink.ReplaceAllStringFunc(line, func(link string) string { return unlinked.Replace(link) })
	return Markup(lineStart.ReplaceAllString(line, `$1$3\$2$4`))
}

var (
	special = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", `*`, `\*`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `$`, `\$`, `~`, `\~`,
		`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`, `@`, `&#64;`,
	)
	// bareLink is what GitHub and editors make a link of without brackets (GitHub Flavored Markdown 6.9).
	bareLink = regexp.MustCompile(`(?i)www\.|[a-z]+://`)
	unlinked = strings.NewReplacer(`.`, `\.`, `://`, `:\/\/`)
	// lineStart is what begins a heading, a list or a rule where a line begins.
	lineStart = regexp.MustCompile(`^(\s*)(#{1,6}(?:\s|$)|[-+](?:\s|$)|=+\s*$|-+\s*$)|^(\s*\d{1,9})([.)](?:\s|$))`)
)

// underscores escapes those that could begin or end emphasis: not those within a word (CommonMark, 6.2, rules 2 and 4).
func underscores(line string) string {
	var out strings.Builder
	for start := 0; start < len(line); {
		end := start + 1
		for line[start] == '_' && end < len(line) && line[end] == '_' {
			end++
		}
		run := line[start:end]
		if inWord := start > 0 && end < len(line) && isAlphanumeric(line[start-1]) && isAlphanumeric(line[end]); run[0] == '_' && !inWord {
			run = strings.Repeat(`\_`, len(run))
		}
		out.WriteString(run)
		start = end
	}
	return out.String()
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// Code shows a text as a code span. The backticks around it are more than any in it (CommonMark, 6.1).
func Code(text string) Markup {
	line := string(printable.Line(text))
	if strings.Trim(line, " ") == "" {
		line = `"` + line + `"` // a span of nothing is none
	}
	if strings.Trim(line, "` ") != line {
		line = " " + line + " "
	}
	ticks := strings.Repeat("`", longestRun(line)+1)
	return Markup(ticks + line + ticks)
}

// Block shows lines as a fenced code block in a language, such as "yaml". The fence is longer than any backticks in
// it (CommonMark, 4.5).
func Block(language, text string) Markup {
	lines := strings.TrimSuffix(string(printable.Lines(text)), "\n")
	fence := strings.Repeat("`", max(3, longestRun(lines)+1))
	return Markup(fence + language + "\n" + lines + "\n" + fence)
}

// longestRun is the length of the longest run of backticks.
func longestRun(text string) int {
	longest, run := 0, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
