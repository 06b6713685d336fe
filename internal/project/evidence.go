package project

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// lookForZenML reads what one folder says of the ZenML in use, the most telling first.
func (f *Finder) lookForZenML(dir *folder) []evidence {
	var found []evidence
	add := func(name string, read func(origin, text string) []evidence) {
		if text := f.read(dir, dir.path, name); text != nil {
			found = append(found, read(name, string(text))...)
		}
	}
	names := telling(dir.path)
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
		found = append(found, installed(".venv", dir, ".venv")...)
	}
	return found
}

// telling lists what a folder has that could tell of ZenML; a folder that cannot be read has nothing.
func telling(dir string) map[string]bool {
	names := map[string]bool{}
	for entry, err := range safefile.Entries(dir) {
		if err != nil {
			break
		}
		switch name := entry.Name(); name {
		case "uv.lock", "poetry.lock", "pyproject.toml", ".venv":
			names[name] = true
		default:
			if isRequirements(name) {
				names[name] = true
			}
		}
	}
	return names
}

// isRequirements reports a name such as requirements.txt or requirements-dev.txt.
func isRequirements(name string) bool {
	return strings.HasPrefix(name, "requirements") && strings.HasSuffix(name, ".txt")
}

// requirementsNames gives requirements.txt first, then requirements-dev.txt and the like by name.
func requirementsNames(names map[string]bool) []string {
	var found []string
	for name := range names {
		if isRequirements(name) {
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
func installed(origin string, files fs.FS, environment string) []evidence {
	for _, packages := range []string{"lib/python*/site-packages", "Lib/site-packages"} {
		found, _ := fs.Glob(files, path.Join(environment, packages, "zenml-*.dist-info"))
		for _, at := range found {
			version := strings.TrimSuffix(strings.TrimPrefix(path.Base(at), "zenml-"), ".dist-info")
			if e, ok := reading(origin, "=="+version); ok {
				return []evidence{e}
			}
		}
	}
	return nil
}
