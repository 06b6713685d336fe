package modules

import (
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// files are the modules and notebooks below a root that mention ZenML.
type files struct {
	// paths are relative to the root, with slashes, and sorted.
	paths []string
	// complete means that there are no others.
	complete bool
}

const (
	// maxFiles is the maximum number of Python files of which an Index knows whether they mention ZenML.
	maxFiles = 20_000
	// maxTime is how long an Index looks for them. Ten thousand take a tenth of that.
	maxTime = 5 * time.Second
)

// Files returns the paths of the modules and notebooks of the project that mention ZenML, relative to the source root, with slashes, and
// sorted. It skips folders as project.Finder does. complete is false if there can be others.
func (x *Index) Files() (paths []string, complete bool) {
	found := x.files()
	return found.paths, found.complete
}

// findFiles finds all files and reads those that are not in the cache.
func (x *Index) findFiles() files {
	deadline := time.Now().Add(maxTime)
	all, complete := x.finder.PythonFiles(string(x.root), maxFiles, deadline)
	found := files{complete: complete}
	var mu sync.Mutex
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, path := range all {
		workers.Go(func() error {
			inTime := time.Now().Before(deadline)
			mentions := inTime && x.mentionsZenML(path)
			mu.Lock()
			defer mu.Unlock()
			found.complete = found.complete && inTime
			if mentions {
				found.paths = append(found.paths, path)
			}
			return nil
		})
	}
	_ = workers.Wait() // none has an error
	slices.Sort(found.paths)
	x.listed.Store(true)
	return found
}

func (x *Index) mentionsZenML(path string) bool {
	read := x.cache.read(x.root, path, false)
	return read != nil && read.mentionsZenML
}
