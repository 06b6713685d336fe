package requirement

import (
	"regexp"
	"slices"
	"strings"
)

// Line is one logical line of a requirements file.
type Line struct {
	// Start and End are its place, in bytes, without the line end; several lines when each but the last ends
	// in a backslash.
	Start, End int
	// Text is what pip reads: joined, without a comment and without blanks at both ends.
	Text string
}

var comment = regexp.MustCompile(`(^|\s+)#.*$`)

// Lines are the lines of a requirements file that say something (pip, req_file.py: join_lines, ignore_comments).
func Lines(text string) []Line {
	var lines []Line
	for start := 0; start < len(text); {
		end := start
		var joined strings.Builder
		for {
			stop := strings.IndexByte(text[end:], '\n')
			if stop < 0 {
				stop = len(text) - end
			}
			part := strings.TrimRight(text[end:end+stop], "\r")
			end += stop
			more := strings.HasSuffix(part, "\\") && end < len(text) && !strings.HasPrefix(strings.TrimSpace(part), "#")
			joined.WriteString(strings.TrimSuffix(part, "\\"))
			if !more {
				break
			}
			end++
		}
		if kept := withoutComment(joined.String()); kept != "" {
			lines = append(lines, Line{Start: start, End: end, Text: kept})
		}
		start = end + 1
	}
	return lines
}

// withoutComment is a logical line without its comment and without blanks at both ends.
func withoutComment(line string) string {
	if strings.Contains(line, "#") {
		line = comment.ReplaceAllString(line, "")
	}
	return strings.TrimSpace(line)
}

// Kind is what a line asks pip for.
type Kind uint8

const (
	// Package is a requirement as PEP 508 writes it.
	Package Kind = iota
	// Option is an option of pip, such as -r or --hash.
	Option
	// Source is a path or an address.
	Source
)

var source = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*://|git@|\.{1,2}(?:[/\\]|$)|[/~\\]|[A-Za-z]:[/\\]|file:)|^[^\s@;\[=<>!~]*[/\\]|\.(?:whl|zip|tar\.gz|tar\.bz2|tgz)(?:$|[\s;\[#])`)

// Asked is what a line asks pip for.
type Asked struct {
	Kind Kind
	// Requirement is what a line of the kind Package asks for, unless Err says that pip cannot read it.
	Requirement Requirement
	// Name is the normal name of the package.
	Name string
	Err  error
}

// ParseLine reads a line of a requirements file, or what stands for one.
func ParseLine(text string) Asked {
	asked := Asked{Kind: kindOf(text)}
	if asked.Kind == Package {
		if strings.Contains(text, "--") {
			text = perLine.ReplaceAllString(text, "")
		}
		asked.Requirement, asked.Err = Parse(text)
		asked.Name = Normal(asked.Requirement.Name)
	}
	return asked
}

func kindOf(text string) Kind {
	switch text = strings.TrimSpace(text); {
	case strings.HasPrefix(text, "-"):
		return Option
	case mayBeSource(text) && source.MatchString(text) && !strings.Contains(text, " @ "):
		return Source
	}
	return Package
}

// mayBeSource spares most lines the work of a regexp.
func mayBeSource(text string) bool {
	return strings.ContainsAny(text, `/\@~:`) || strings.HasPrefix(text, ".") || slices.ContainsFunc(archives, func(ending string) bool {
		return strings.Contains(text, ending)
	})
}

var archives = []string{".whl", ".zip", ".tar", ".tgz"}

// perLine are options that follow a requirement on its line (pip, SUPPORTED_OPTIONS_REQ).
var perLine = regexp.MustCompile(`\s+--(?:hash|global-option|config-settings?|install-option)\b.*$`)
