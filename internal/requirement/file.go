package requirement

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// LogicalLine is one logical line of a requirements file.
type LogicalLine struct {
	// Start and End are its byte offsets, without the line ending. It spans several physical lines if they are continued
	// with a backslash.
	Start, End int
	// Text is what pip reads: joined and trimmed, without the comment.
	Text string
}

var comment = lazyregexp.New(`(^|\s+)#.*$`)

// LogicalLines yields the logical lines of a requirements file that are neither empty nor comments (pip, req_file.py: join_lines, ignore_comments).
func LogicalLines(text string) iter.Seq[LogicalLine] {
	return func(yield func(LogicalLine) bool) {
		for start := 0; start < len(text); {
			line, end := joinedLine(text, start)
			if kept := withoutComment(line); kept != "" && !yield(LogicalLine{Start: start, End: end, Text: kept}) {
				return
			}
			start = end + 1
		}
	}
}

// joinedLine returns the line that starts at an offset, joined with those that continue it, and its end.
func joinedLine(text string, start int) (line string, end int) {
	var joined strings.Builder
	for end = start; ; end++ {
		stop := strings.IndexByte(text[end:], '\n')
		if stop < 0 {
			stop = len(text) - end
		}
		part := strings.TrimRight(text[end:end+stop], "\r")
		end += stop
		more := strings.HasSuffix(part, "\\") && end < len(text) && !strings.HasPrefix(strings.TrimSpace(part), "#")
		part = strings.TrimSuffix(part, "\\")
		if !more && joined.Len() == 0 {
			return part, end // nearly all
		}
		joined.WriteString(part)
		if !more {
			return joined.String(), end
		}
	}
}

// withoutComment returns a logical line without its comment, trimmed.
func withoutComment(line string) string {
	if strings.Contains(line, "#") {
		line = comment().ReplaceAllString(line, "")
	}
	return strings.TrimSpace(line)
}

// LineKind is the kind of a requirements line.
type LineKind uint8

const (
	// PackageLine is a PEP 508 requirement.
	PackageLine LineKind = iota
	// OptionLine is a pip option, such as -r or --hash.
	OptionLine
	// SourceLine is a path or a URL.
	SourceLine
)

var source = lazyregexp.New(`^(?:[A-Za-z][A-Za-z0-9+.-]*://|git@|\.{1,2}(?:[/\\]|$)|[/~\\]|[A-Za-z]:[/\\]|file:)|^[^\s@;\[=<>!~]*[/\\]|\.(?:whl|zip|tar\.gz|tar\.bz2|tgz)(?:$|[\s;\[#])`)

// ParsedLine is a parsed requirements line.
type ParsedLine struct {
	Kind LineKind
	// Requirement is set for the kind Package, unless Err is set.
	Requirement Requirement
	// Name is the normalized name of the package.
	Name string
	Err  error
}

// ParseLine parses a line of a requirements file or an item of a list of requirements.
func ParseLine(text string) ParsedLine {
	parsed := ParsedLine{Kind: kindOf(text)}
	if parsed.Kind == PackageLine {
		if strings.Contains(text, "--") {
			text = perRequirementOptions().ReplaceAllString(text, "")
		}
		parsed.Requirement, parsed.Err = Parse(text)
		parsed.Name = NormalizeName(parsed.Requirement.Name)
	}
	return parsed
}

func kindOf(text string) LineKind {
	switch text = strings.TrimSpace(text); {
	case strings.HasPrefix(text, "-"):
		return OptionLine
	case mayBeSource(text) && source().MatchString(text) && !strings.Contains(text, " @ "):
		return SourceLine
	}
	return PackageLine
}

// mayBeSource is a fast check that avoids the regular expression for most lines.
func mayBeSource(text string) bool {
	return strings.ContainsAny(text, `/\@~:`) || strings.HasPrefix(text, ".") || slices.ContainsFunc(archives, func(ending string) bool {
		return strings.Contains(text, ending)
	})
}

var archives = []string{".whl", ".zip", ".tar", ".tgz"}

// perRequirementOptions matches the options that may follow a requirement on its line (pip, SUPPORTED_OPTIONS_REQ).
var perRequirementOptions = lazyregexp.New(`\s+--(?:hash|global-option|config-settings?|install-option)\b.*$`)
