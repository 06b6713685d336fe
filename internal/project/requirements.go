package project

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// requirement matches a PEP 508 requirement: name, extras, version range with or without parentheses, then a marker, pip
// option, URL or comment.
var requirement = lazyregexp.New(`^\s*([\w.-]+)\s*(?:\[[^\]]*\])?\s*\(?([^;@#()]*?)\)?\s*(?:;.*|@.*|\s#.*|\s--.*)?$`)

// requirementLines returns the evidence in requirements.
func requirementLines(origin string, lines []string) []versionEvidence {
	var found []versionEvidence
	for _, line := range lines {
		match := requirement().FindStringSubmatch(line)
		if match == nil {
			continue
		}
		p, ok := packageNamed(match[1])
		if !ok {
			continue
		}
		if e, ok := parseRange(p, origin, match[2]); ok {
			found = append(found, e)
		}
	}
	return found
}

// requirementsFile returns the evidence in a requirements file, with comments, line continuations and hashes.
func requirementsFile(origin, text string) []versionEvidence {
	text = strings.NewReplacer("\\\r\n", " ", "\\\n", " ", "\r\n", "\n").Replace(text)
	return requirementLines(origin, strings.Split(text, "\n"))
}
