package project

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// lockFile returns the versions in a uv.lock or poetry.lock, whose relevant parts have the same format.
func lockFile(origin, text string) []versionEvidence {
	var lock struct {
		Package []struct{ Name, Version string }
	}
	if readTOML([]byte(text), &lock) != nil {
		return nil
	}
	var found []versionEvidence
	for _, locked := range lock.Package {
		p, ok := packageNamed(locked.Name)
		if !ok {
			continue
		}
		if e, ok := parseRange(p, origin, "=="+locked.Version); ok {
			found = append(found, e)
		}
	}
	return found
}

// pyproject returns the evidence in a pyproject.toml: the project's dependencies first, then optional dependencies and dependency
// groups, then Poetry's tables.
func pyproject(origin, text string) []versionEvidence {
	var file struct {
		Project struct {
			Dependencies         []string
			OptionalDependencies map[string][]string `toml:"optional-dependencies"`
		}
		// DependencyGroups have requirements, and tables that include another group.
		DependencyGroups map[string][]any `toml:"dependency-groups"`
		Tool             struct {
			Poetry struct {
				Dependencies map[string]any
				Group        map[string]struct{ Dependencies map[string]any }
			}
		}
	}
	if readTOML([]byte(text), &file) != nil {
		return nil
	}
	lines := file.Project.Dependencies
	for _, name := range sortedKeys(file.Project.OptionalDependencies) {
		lines = append(lines, file.Project.OptionalDependencies[name]...)
	}
	for _, name := range sortedKeys(file.DependencyGroups) {
		for _, line := range file.DependencyGroups[name] {
			if line, ok := line.(string); ok {
				lines = append(lines, line)
			}
		}
	}
	poetry := file.Tool.Poetry
	found := append(requirementLines(origin, lines), poetryTable(origin, poetry.Dependencies)...)
	for _, name := range sortedKeys(poetry.Group) {
		found = append(found, poetryTable(origin, poetry.Group[name].Dependencies)...)
	}
	return found
}

// maxDots is the maximum number of parts of keys in a TOML file, since the library uses 400 bytes for each. A lock file of MaxSize
// bytes has half as many dots, most of them in URLs.
const maxDots = 1_000_000

var errTooManyKeys = fmt.Errorf("more than %d dots in keys and values", maxDots)

// readTOML reads a TOML file within bounded memory.
func readTOML(text []byte, into any) error {
	if bytes.Count(text, []byte{'.'}) > maxDots {
		return errTooManyKeys
	}
	return toml.Unmarshal(text, into)
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// poetryTable returns the evidence in a dependency table of Poetry: `zenml = "^0.80"` or `{version = "^0.80"}`.
func poetryTable(origin string, dependencies map[string]any) []versionEvidence {
	var found []versionEvidence
	for _, name := range sortedKeys(dependencies) {
		p, ok := packageNamed(name)
		if !ok {
			continue
		}
		value := dependencies[name]
		if table, ok := value.(map[string]any); ok {
			value = table["version"]
		}
		wants, _ := value.(string)
		if e, ok := parseRange(p, origin, fromPoetry(wants)); ok {
			found = append(found, e)
		}
	}
	return found
}

// fromPoetry converts a version range of Poetry. Its tilde means: up to the next minor version. So does its caret for versions that start
// with 0, like all of ZenML's; for others it means: up to the next major version.
func fromPoetry(wants string) string {
	var parts []string
	for part := range strings.SplitSeq(wants, ",") {
		part = strings.TrimSpace(part)
		version := strings.TrimLeft(part, "^~= ")
		minor := strings.SplitN(version, ".", 3)
		switch {
		case strings.HasPrefix(part, "^"), strings.HasPrefix(part, "~") && !strings.HasPrefix(part, "~="):
			if len(minor) < 2 {
				parts = append(parts, ">="+version)
				continue
			}
			upTo := minor[0]
			if part[0] == '~' || minor[0] == "0" {
				upTo += "." + minor[1]
			}
			parts = append(parts, ">="+version, "=="+upTo+".*")
		case part != "" && part[0] >= '0' && part[0] <= '9':
			parts = append(parts, "=="+part)
		default:
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ",")
}
