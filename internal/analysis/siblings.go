package analysis

import (
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// importFolders are the folders that modules are imported from: that of the document and those above it, up to the source root.
// It is only the folder of the document if that is not below the source root.
func (a *Analysis) importFolders() []importFolder {
	if a.document.IsUntitled {
		return nil
	}
	source := a.Folder().Root
	if absolute, err := filepath.Abs(source.Path); err == nil {
		source.Path = absolute
	}
	root, inner := safefile.Root(source.Path), source.InnerFolders(a.Folder().Dir)
	folders := make([]importFolder, 0, len(inner)+1)
	for _, folder := range inner {
		if folder.Path == "" {
			return []importFolder{{safefile.Root(a.Folder().Dir), "."}}
		}
		folders = append(folders, importFolder{root, folder.Path})
	}
	return append(folders, importFolder{root, "."})
}

// importFolder is a folder at a path below a root, which symbolic links cannot leave.
type importFolder struct {
	root safefile.Root
	path string
}

// siblings are the modules of the workspace that a module imports.
type siblings struct {
	env  pydoc.Env
	dirs []importFolder
	// files has a func() *names.Module by path.
	files *sync.Map
}

// module returns the module that an import names, with as many dots before it; nil if there is none. Without dots, it is looked for
// in the folder of the document, as Python does for a script, and in the source root.
func (s siblings) module(name string, level int) *names.Module {
	if name == "" || level > len(s.dirs) || len(s.dirs) == 0 {
		return nil
	}
	file := strings.ReplaceAll(name, ".", "/")
	dirs := []importFolder{s.dirs[0], s.dirs[len(s.dirs)-1]}
	if level > 0 {
		dirs = s.dirs[level-1 : level]
	}
	for _, dir := range dirs {
		for _, ending := range []string{".py", "/__init__.py"} {
			if found := s.open(dir, path.Join(dir.path, file+ending)); found != nil {
				return found
			}
		}
	}
	return nil
}

func (s siblings) open(dir importFolder, name string) *names.Module {
	load, _ := s.files.LoadOrStore(name, sync.OnceValue(func() *names.Module {
		text, err := safefile.ReadFrom(dir.root, name)
		if err != nil {
			return nil
		}
		return pydoc.Parse(name, text, s.env).Module
	}))
	return load.(func() *names.Module)()
}
