package assist

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// fileKeys are the Docker settings whose value is the path of a file, with a predicate for the names of such files. Those of a folder have none.
var fileKeys = map[string]func(name string) bool{
	"dockerfile":         isDockerfile,
	"requirements":       hasSuffix(".txt", ".in"),
	"pyproject_path":     hasSuffix("pyproject.toml"),
	"dockerignore":       hasSuffix(".dockerignore"),
	"build_context_root": nil,
}

// isDockerfile accepts names such as Dockerfile, Dockerfile.gpu, gpu.dockerfile and Containerfile.
func isDockerfile(name string) bool {
	name = strings.ToLower(name)
	return (strings.Contains(name, "dockerfile") || strings.Contains(name, "containerfile")) && !strings.HasSuffix(name, ".dockerignore")
}

func hasSuffix(suffixes ...string) func(string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(name, suffix) })
	}
}

// isFileKey reports whether the value of the key at a path is the path of a file or folder.
func isFileKey(path []string) bool {
	_, inDocker := dockerSettingAt(path)
	_, isFile := fileKeys[path[max(0, len(path)-1)]]
	return inDocker && isFile
}

// fileItems returns what fits in the folder that is being typed, relative to the source root.
func fileItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	if f.Options.Root == nil {
		return nil
	}
	fits := fileKeys[lastKey(c)]
	folder, start := path.Split(f.Doc.Place(c.TypedSpan).Text())
	entries, err := fs.ReadDir(f.Options.Root, path.Clean(folder))
	if err != nil {
		return nil
	}
	var items []CompletionItem
	for _, entry := range entries {
		item := CompletionItem{Label: folder + entry.Name(), Kind: FileItem, ReplaceSpan: c.TypedSpan}
		switch {
		case !printable.IsPlainLine(entry.Name()):
			continue
		case entry.IsDir() && (!isGenerated(entry.Name()) || start != "" && strings.HasPrefix(entry.Name(), start)):
			item.Kind, item.Label, item.OpensList = FolderItem, item.Label+"/", fits != nil
		case entry.IsDir() || fits == nil || !fits(entry.Name()):
			continue
		}
		item.Insertion = f.Doc.CompleteValue(c, doc.NewString(item.Label))
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b CompletionItem) int { return compareBool(a.Kind == FolderItem, b.Kind == FolderItem) })
	return items
}

// isGenerated reports whether tools write a folder, and not people.
func isGenerated(name string) bool {
	return strings.HasPrefix(name, ".") || slices.Contains([]string{"__pycache__", "node_modules", "venv"}, name)
}
