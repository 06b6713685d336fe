// Package markdown formats Markdown in which text from a file is shown literally: it cannot produce links, images, HTML,
// headings, mentions or formatting, or end the code span or block that contains it. It follows CommonMark 0.31.2 and
// GitHub Flavored Markdown (tables, autolinks, mentions).
package markdown

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// Markup is trusted Markdown: a literal in the program, or produced by this package.
type Markup string

// Sprintf is [fmt.Sprintf] for Markdown. The format is trusted. Arguments are escaped with [Text], unless they are
// numbers or [Markup].
func Sprintf(format string, args ...any) Markup {
	for i, arg := range args { // in place, so that go vet recognizes a printf wrapper
		args[i] = printable.EscapedArgument[Markup](arg, Escape)
	}
	return Markup(fmt.Sprintf(format, args...))
}

// Escape escapes text so that it is shown literally on one line, including in a table cell.
func Escape(text string) Markup {
	line := escapeUnderscores(specialCharacters.Replace(string(printable.Line(text))))
	if mayHaveLink(line) {
		line = bareLink().ReplaceAllStringFunc(line, func(link string) string { return linkEscapes.Replace(link) })
	}
	if mayStartBlock(line) {
		line = lineStart().ReplaceAllString(line, `$1$3\$2$4`)
	}
	return Markup(line)
}

// mayHaveLink reports whether bareLink can match, mayStartBlock whether lineStart can. Most texts are words.
func mayHaveLink(line string) bool {
	return strings.Contains(line, "://") || strings.Contains(strings.ToLower(line), "www.")
}

func mayStartBlock(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line != "" && strings.Contains("#-+=0123456789", line[:1])
}

var (
	specialCharacters = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", `*`, `\*`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `$`, `\$`, `~`, `\~`,
		`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`, `@`, `&#64;`,
	)
	// bareLink matches what GitHub and editors turn into a link (GitHub Flavored Markdown, 6.9).
	bareLink    = lazyregexp.New(`(?i)www\.|[a-z]+://`)
	linkEscapes = strings.NewReplacer(`.`, `\.`, `://`, `:\/\/`)
	// lineStart matches the start of a heading, a list item or a thematic break.
	lineStart = lazyregexp.New(`^(\s*)(#{1,6}(?:\s|$)|[-+](?:\s|$)|=+\s*$|-+\s*$)|^(\s*\d{1,9})([.)](?:\s|$))`)
)

// escapeUnderscores escapes underscores that could start or end emphasis, which excludes those within a word (CommonMark, 6.2, rules 2 and 4).
func escapeUnderscores(line string) string {
	if !strings.Contains(line, "_") {
		return line
	}
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

// CodeSpan returns a code span that shows text literally (CommonMark, 6.1).
func CodeSpan(text string) Markup {
	line := string(printable.Line(text))
	if strings.Trim(line, " ") == "" {
		line = `"` + line + `"` // a code span cannot be empty
	}
	if strings.Trim(line, "` ") != line {
		line = " " + line + " "
	}
	ticks := strings.Repeat("`", longestRun(line)+1)
	return Markup(ticks + line + ticks)
}

// CodeBlock returns a fenced code block in a language, such as "yaml". The fence is longer than any run of backticks in text
// (CommonMark, 4.5).
func CodeBlock(language, text string) Markup {
	lines := strings.TrimSuffix(string(printable.Lines(text)), "\n")
	fence := strings.Repeat("`", max(3, longestRun(lines)+1))
	return Markup(fence + language + "\n" + lines + "\n" + fence)
}

// longestRun returns the length of the longest run of backticks.
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
