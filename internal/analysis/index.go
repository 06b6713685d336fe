package analysis

import (
	"path/filepath"

	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/schema"
)

// indexes has the indexes of a project.
type indexes struct {
	finder *project.Finder
	cache  *modules.Cache
	byRoot *memo[indexKey, *modules.Index]
}

// indexKey identifies an index.
type indexKey struct {
	root    string
	release *schema.Release
}

func (i *indexes) index(root string, release *schema.Release) *modules.Index {
	return i.byRoot.get(indexKey{root, release}, func() *modules.Index {
		return modules.NewIndex(root, i.finder, i.cache, pydocEnv(release))
	})
}

// without returns indexes that read a module again.
func (i *indexes) without(path string) *indexes {
	return &indexes{i.finder, i.cache, i.byRoot.derived(func(index *modules.Index) *modules.Index { return index.Without(path) })}
}

// Index returns the index of the Python modules below the source root, and the path of the document in it, relative to that root, with
// slashes. For a document that is not below the source root it is the index of the document's folder, for one that is not saved nil.
func (a *Analysis) Index() (index *modules.Index, path string) {
	if a.document.IsUntitled {
		return nil, ""
	}
	root, below := a.Folder().Root.Path, a.pathBelowRoot()
	if below == "" {
		root, below = filepath.Split(a.document.Path)
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, ""
	}
	return a.indexes.index(root, a.release()), filepath.ToSlash(below)
}

// pathBelowRoot returns the path of the document relative to the source root, "" if it is not below that.
func (a *Analysis) pathBelowRoot() string {
	folder := a.Folder().belowRoot()
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, filepath.Base(a.document.Path))
}

// pydocEnv is what a ZenML release has.
func pydocEnv(release *schema.Release) pydoc.Env {
	return pydoc.Env{
		Modules: names.Env{Exports: release.Exports},
		ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
	}
}
