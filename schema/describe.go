package schema

import "strings"

// description is what a person is told of a key: Doc in one or two sentences, Example
// as YAML that begins with the key itself at column 0.
type description struct{ Doc, Example string }

// describe finds the words for the key at a dotted path, in which "*" stands for a
// step name, a free key or an index: "steps.*.settings.docker.user".
//
// What a step shares with the run, the two build configurations with each other, and
// every reference to Python code with every other is written once and found from each place.
func describe(path string) (description, bool) {
	for _, candidate := range sharedPaths(path) {
		if found, ok := written(candidate); ok {
			return found, true
		}
	}
	return description{}, false
}

// sharedPaths lists path and the places that hold the words for it, nearest first.
func sharedPaths(path string) []string {
	paths := []string{path}
	if inStep, ok := strings.CutPrefix(path, "steps.*."); ok {
		paths = append(paths, inStep)
	}
	for _, p := range paths {
		if at := strings.Replace(p, ".parent_image_build_config.", ".build_config.", 1); at != p {
			paths = append(paths, at)
		}
	}
	for _, p := range paths {
		parent, last := cutLast(p)
		if sourceKeys[strings.TrimSuffix(parent, ".*")] {
			paths = append(paths, "source."+last)
		}
	}
	return paths
}

// allDescriptions are the tables, one a file.
var allDescriptions = []map[string]description{
	runDescriptions, stepDescriptions, runtimeDescriptions, modelDescriptions,
	dockerDescriptions, buildDescriptions, resourceDescriptions,
	deploymentDescriptions, endpointDescriptions,
}

// written finds the words at exactly this path.
func written(path string) (description, bool) {
	for _, descriptions := range allDescriptions {
		if found, ok := descriptions[path]; ok {
			return found, true
		}
	}
	return description{}, false
}

// cutLast splits a dotted path before its last element.
func cutLast(path string) (parent, last string) {
	at := strings.LastIndexByte(path, '.')
	if at < 0 {
		return "", path
	}
	return path[:at], path[at+1:]
}
