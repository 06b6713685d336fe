package project

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// lookForZenML reads what one folder says of the ZenML in use, the most telling first.
func lookForZenML(dir string) []evidence {
	var found []evidence
	add := func(name string, read func(origin, text string) []evidence) {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			found = append(found, read(name, string(text))...)
		}
	}
	names := fileNames(dir)
	if names["uv.lock"] {
		add("uv.lock", lockFile)
	}
	if names["poetry.lock"] {
		add("poetry.lock", lockFile)
	}
	for _, name := range requirementsNames(names) {
		add(name, requirementsFile)
	}
	if names["pyproject.toml"] {
		add("pyproject.toml", pyproject)
	}
	if names[".venv"] {
		found = append(found, installed(".venv", filepath.Join(dir, ".venv"))...)
	}
	return found
}

// fileNames lists a folder at one go; a folder that cannot be read is empty.
func fileNames(dir string) map[string]bool {
	folder, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer folder.Close()
	list, _ := folder.Readdirnames(-1)
	names := make(map[string]bool, len(list))
	for _, name := range list {
		names[name] = true
	}
	return names
}

// requirementsNames gives requirements.txt first, then requirements-dev.txt and the like by name.
func requirementsNames(names map[string]bool) []string {
	var found []string
	for name := range names {
		if strings.HasPrefix(name, "requirements") && strings.HasSuffix(name, ".txt") {
			found = append(found, name)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		return strings.Compare(strings.TrimSuffix(a, ".txt"), strings.TrimSuffix(b, ".txt"))
	})
	return found
}

// installed finds the ZenML that a Python environment has, by the folder in which
// installers leave a package's metadata.
func installed(origin, environment string) []evidence {
	for _, packages := range []string{"lib/python*/site-packages", "Lib/site-packages"} {
		found, _ := filepath.Glob(filepath.Join(environment, packages, "zenml-*.dist-info"))
		for _, path := range found {
			version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "zenml-"), ".dist-info")
			if e, ok := reading(origin, "=="+version); ok {
				return []evidence{e}
			}
		}
	}
	return nil
}
