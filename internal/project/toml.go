package project

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// lockFile returns the ZenML version in a uv.lock or poetry.lock, whose relevant parts have the same format.
func lockFile(origin, text string) []versionEvidence {
	var lock struct {
		Package []struct{ Name, Version string }
	}
	if readTOML([]byte(text), &lock) != nil {
		return nil
	}
	for _, p := range lock.Package {
		if p.Name == "zenml" {
			if e, ok := parseRange(origin, "=="+p.Version); ok {
				return []versionEvidence{e}
			}
		}
	}
	return nil
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
	value, ok := dependencies["zenml"]
	if !ok {
		return nil
	}
	if table, ok := value.(map[string]any); ok {
		value = table["version"]
	}
	wants, _ := value.(string)
	if e, ok := parseRange(origin, fromPoetry(wants)); ok {
		return []versionEvidence{e}
	}
	return nil
}

// fromPoetry converts a version range of Poetry. For versions that start with 0, like all of ZenML's, its caret and tilde both mean:
// up to the next minor version.
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
			parts = append(parts, ">="+version, "=="+minor[0]+"."+minor[1]+".*")
		case part != "" && part[0] >= '0' && part[0] <= '9':
			parts = append(parts, "=="+part)
		default:
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ",")
}
