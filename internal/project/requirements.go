package project

import (
	"regexp"
	"strings"
)

// requirement is how a PEP 508 line asks for ZenML: name, extras, then the range with or
// without parentheses, up to a marker, a pip option, a URL or a comment.
var requirement = regexp.MustCompile(`(?i)^\s*zenml\s*(?:\[[^\]]*\])?\s*\(?([^;@#()]*?)\)?\s*(?:;.*|@.*|\s#.*|\s--.*)?$`)

// zenmlRange gives the range of a requirement line: ">=0.80,<0.90" of
// `zenml[server] >=0.80, <0.90 ; python_version < "3.13"`. ok is false for a line that
// is about something else.
func zenmlRange(line string) (wants string, ok bool) {
	found := requirement.FindStringSubmatch(line)
	if found == nil {
		return "", false
	}
	return strings.TrimSpace(found[1]), true
}

// requirementLines finds what lines of requirements say of ZenML.
func requirementLines(origin string, lines []string) []evidence {
	var found []evidence
	for _, line := range lines {
		wants, ok := zenmlRange(line)
		if !ok {
			continue
		}
		if e, ok := reading(origin, wants); ok {
			found = append(found, e)
		}
	}
	return found
}

// requirementsFile reads a file in pip's format: comments, line continuations and hashes.
func requirementsFile(origin, text string) []evidence {
	text = strings.NewReplacer("\\\r\n", " ", "\\\n", " ", "\r\n", "\n").Replace(text)
	return requirementLines(origin, strings.Split(text, "\n"))
}
