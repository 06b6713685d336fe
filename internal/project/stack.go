package project

import (
	"bytes"
	"path/filepath"
	"slices"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// StackFile is a file that looks like an exported stack.
type StackFile struct {
	Path string
	Text []byte
}

// Limits of the search for exported stacks, which are small and rarely in a folder with many files.
const (
	maxStackCandidates = 256
	maxStackSize       = 256 << 10
)

// StackFiles returns the files that look like exported stacks in the nearest folder with any, from dir up to root; only those in dir if it
// is not below root. They are sorted by name.
func (f *Finder) StackFiles(dir, root string) []StackFile {
	top := f.open(root)
	start := f.open(dir)
	for at := start; at != nil; at = at.parent {
		if found := at.stackFiles(); len(found) > 0 || at == top || !safefile.Root(top.path).Contains(at.path) {
			return found
		}
	}
	return nil
}

// findStackFiles reads the YAML files of the folder, which must be within the boundary.
func (f *Finder) findStackFiles(dir *folder) []StackFile {
	root := safefile.Root(dir.path)
	if boundary := dir.boundary(); boundary != root && !boundary.Contains(dir.path) {
		return nil
	}
	var names []string
	for entry, err := range safefile.Entries(dir.path) {
		if err != nil || len(names) > maxStackCandidates {
			return nil
		}
		if IsYAML(entry.Name()) && entry.Type().IsRegular() {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	var found []StackFile
	for _, name := range names {
		path := filepath.Join(dir.path, name)
		text, ok := safefile.ReadListed(path, maxStackSize)
		if ok && hasTopLevelKey(text, "stack_name") && hasTopLevelKey(text, "components") {
			found = append(found, StackFile{path, text})
		}
	}
	return found
}

func hasTopLevelKey(text []byte, key string) bool {
	line := []byte(key + ":")
	return bytes.HasPrefix(text, line) || bytes.Contains(text, append([]byte("\n"), line...))
}

// ZenConfig returns the text of .zen/config.yaml in the nearest folder from dir upwards with a .zen folder, nil if there is none.
func (f *Finder) ZenConfig(dir string) []byte {
	for at := f.open(dir); at != nil; at = at.parent {
		if at.zen() {
			text, err := at.readBelowBoundary(filepath.Join(".zen", "config.yaml"))
			if err != nil {
				return nil
			}
			return text
		}
	}
	return nil
}
