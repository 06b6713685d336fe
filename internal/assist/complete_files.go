package assist

import (
	"io/fs"
	"iter"
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
	if _, inDocker := dockerSettingAt(path); !inDocker {
		return false
	}
	_, isFile := fileKeys[path[len(path)-1]]
	return isFile
}

// fileItems returns what fits in the folder that is being typed, relative to the source root.
func fileItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	key := lastKey(c)
	folder, start := path.Split(f.Doc.Place(c.TypedSpan).Text())
	var items []CompletionItem
	for entry := range fittingFiles(f, key, path.Clean(folder), start) {
		item := CompletionItem{Label: folder + entry.Name(), Kind: FileItem, ReplaceSpan: c.TypedSpan}
		if entry.IsDir() {
			item.Kind, item.Label, item.OpensList = FolderItem, item.Label+"/", fileKeys[key] != nil
		}
		item.Insertion = f.Doc.CompleteValue(c, doc.NewString(item.Label))
		items = append(items, item)
	}
	return items
}

// maxFolders is the number of folders that are searched for files that fit. The others are presumed to have some.
const maxFolders = 30

// fittingFiles yields what fits a key in a folder: files, then folders that lead to some. start is the start of the name.
func fittingFiles(f *runconfig.File, key, folder, start string) iter.Seq[fs.DirEntry] {
	fits := fileKeys[key]
	isFile := func(entry fs.DirEntry) bool { return !entry.IsDir() && fits != nil && fits(entry.Name()) }
	isFolder := func(entry fs.DirEntry) bool { return entry.IsDir() && !isGenerated(entry.Name()) }
	searched := 0
	leadsToFiles := func(entry fs.DirEntry) bool {
		searched++
		return fits == nil || searched > maxFolders || slices.ContainsFunc(readFolder(f, path.Join(folder, entry.Name())), func(inside fs.DirEntry) bool {
			return isFile(inside) || isFolder(inside)
		})
	}
	return func(yield func(fs.DirEntry) bool) {
		entries := readFolder(f, folder)
		for _, entry := range entries {
			if isFile(entry) && !yield(entry) {
				return
			}
		}
		for _, entry := range entries {
			isTyped := entry.IsDir() && start != "" && strings.HasPrefix(entry.Name(), start)
			if (isFolder(entry) || isTyped) && leadsToFiles(entry) && !yield(entry) {
				return
			}
		}
	}
}

// hasFittingFiles reports whether there are completions for the value of a key.
func hasFittingFiles(f *runconfig.File, key string) bool {
	for range fittingFiles(f, key, ".", "") {
		return true
	}
	return false
}

// readFolder returns what is in a folder below the source root and has a name that can be typed.
func readFolder(f *runconfig.File, folder string) []fs.DirEntry {
	if f.Options.Root == nil {
		return nil
	}
	entries, _ := fs.ReadDir(f.Options.Root, folder)
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return !printable.IsPlainLine(entry.Name()) })
}

// isGenerated reports whether tools write a folder, and not people.
func isGenerated(name string) bool {
	return strings.HasPrefix(name, ".") || slices.Contains([]string{"__pycache__", "node_modules", "venv"}, name)
}
