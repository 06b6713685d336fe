package project

import (
	"regexp"
	"strings"
)

// requirement matches a PEP 508 requirement on ZenML: name, extras, version range with or without parentheses, then a marker, pip
// option, URL or comment.
var requirement = regexp.MustCompile(`(?i)^\s*zenml\s*(?:\[[^\]]*\])?\s*\(?([^;@#()]*?)\)?\s*(?:;.*|@.*|\s#.*|\s--.*)?$`)

// zenmlRange returns the version range in a requirement: ">=0.80,<0.90" for `zenml[server] >=0.80, <0.90 ; python_version < "3.13"`. ok
// is false for other packages.
func zenmlRange(line string) (wants string, ok bool) {
	found := requirement.FindStringSubmatch(line)
	if found == nil {
		return "", false
	}
	return strings.TrimSpace(found[1]), true
}

// requirementLines returns the evidence in requirements.
func requirementLines(origin string, lines []string) []versionEvidence {
	var found []versionEvidence
	for _, line := range lines {
		wants, ok := zenmlRange(line)
		if !ok {
			continue
		}
		if e, ok := parseRange(origin, wants); ok {
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
