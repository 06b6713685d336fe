package project

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// findEvidence returns the evidence in one folder for the releases in use, most reliable first.
func (f *Finder) findEvidence(dir *folder) []versionEvidence {
	var found []versionEvidence
	add := func(name string, read func(origin, text string) []versionEvidence) {
		if text := f.read(dir, dir.path, name); text != nil {
			found = append(found, read(name, string(text))...)
		}
	}
	names := f.evidenceNames(dir)
	if slices.Contains(names, "uv.lock") {
		add("uv.lock", lockFile)
	}
	if slices.Contains(names, "poetry.lock") {
		add("poetry.lock", lockFile)
	}
	for _, name := range requirementsNames(names) {
		add(name, requirementsFile)
	}
	if slices.Contains(names, "pyproject.toml") {
		add("pyproject.toml", pyproject)
	}
	if slices.Contains(names, ".venv") {
		for _, p := range evidencePackages {
			found = append(found, installed(p, ".venv", dir, ".venv")...)
		}
	}
	return found
}

// evidenceNames returns the names in a folder that can be evidence. A folder that cannot be read has none.
func (f *Finder) evidenceNames(dir *folder) []string {
	f.mu.Lock()
	names, isListed := f.evidenceIn[dir.path]
	f.mu.Unlock()
	if isListed {
		return names
	}
	for entry, err := range safefile.Entries(dir.path) {
		if err == nil && isEvidence(entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	return names
}

// isEvidence reports whether a file or folder with a name can be evidence.
func isEvidence(name string) bool {
	switch name {
	case "uv.lock", "poetry.lock", "pyproject.toml", ".venv":
		return true
	}
	return isRequirementsFile(name)
}

// isRequirementsFile reports whether a name is like requirements.txt or requirements-dev.txt.
func isRequirementsFile(name string) bool {
	return strings.HasPrefix(name, "requirements") && strings.HasSuffix(name, ".txt")
}

// requirementsNames returns requirements.txt first, then others such as requirements-dev.txt by name.
func requirementsNames(names []string) []string {
	var found []string
	for _, name := range names {
		if isRequirementsFile(name) {
			found = append(found, name)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		return strings.Compare(strings.TrimSuffix(a, ".txt"), strings.TrimSuffix(b, ".txt"))
	})
	return found
}

// installed returns the version of a package in a Python environment, from the folder with the package's metadata.
func installed(p pkg, origin string, files fs.FS, environment string) []versionEvidence {
	for _, packages := range []string{"lib/python*/site-packages", "Lib/site-packages"} {
		found, _ := fs.Glob(files, path.Join(environment, packages, p.metadataPattern()))
		for _, at := range found {
			_, version, _ := strings.Cut(strings.TrimSuffix(path.Base(at), ".dist-info"), "-")
			if e, ok := parseRange(p, origin, "=="+version); ok {
				return []versionEvidence{e}
			}
		}
	}
	return nil
}
