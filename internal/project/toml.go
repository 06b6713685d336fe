package project

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// lockFile finds ZenML in a uv.lock or poetry.lock, which are alike in what counts here.
func lockFile(origin, text string) []evidence {
	var lock struct {
		Package []struct{ Name, Version string }
	}
	if readTOML([]byte(text), &lock) != nil {
		return nil
	}
	for _, p := range lock.Package {
		if p.Name == "zenml" {
			if e, ok := reading(origin, "=="+p.Version); ok {
				return []evidence{e}
			}
		}
	}
	return nil
}

// pyproject finds ZenML among a project's dependencies: those of the project come first, then
// optional ones and dependency groups, then Poetry's own tables.
func pyproject(origin, text string) []evidence {
	var file struct {
		Project struct {
			Dependencies         []string
			OptionalDependencies map[string][]string `toml:"optional-dependencies"`
		}
		// DependencyGroups hold requirements, and tables that include another group.
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

// mostDots bounds the parts of keys in a TOML file, for each of which the library takes 400 bytes. A lock file of
// MaxSize bytes has half as many dots, most of them in URLs.
const mostDots = 1_000_000

var errTooManyKeys = fmt.Errorf("more than %d dots in keys and values", mostDots)

// readTOML reads a TOML file within bounded memory.
func readTOML(text []byte, into any) error {
	if bytes.Count(text, []byte{'.'}) > mostDots {
		return errTooManyKeys
	}
	return toml.Unmarshal(text, into)
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// poetryTable finds ZenML in a table of Poetry's: `zenml = "^0.80"` or `{version = "^0.80"}`.
func poetryTable(origin string, dependencies map[string]any) []evidence {
	value, ok := dependencies["zenml"]
	if !ok {
		return nil
	}
	if table, ok := value.(map[string]any); ok {
		value = table["version"]
	}
	wants, _ := value.(string)
	if e, ok := reading(origin, fromPoetry(wants)); ok {
		return []evidence{e}
	}
	return nil
}

// fromPoetry translates one of Poetry's ranges. For versions that begin with 0, as all of
// ZenML's do, its caret and tilde both mean: up to the next minor version.
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
