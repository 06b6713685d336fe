package modules

import (
	"bytes"
	"os"
	"sync"
	"time"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// Cache has the Python files that were read, each until it changes. The zero value is ready to use. It is safe for concurrent use.
type Cache struct {
	mu sync.Mutex
	// files and open are by absolute path; open are the texts of an editor, which replace those on disk.
	files map[string]*source
	open  map[string]*source
}

// source is one version of a file.
type source struct {
	changed time.Time
	size    int64
	// mentionsZenML is false for a file that can have nothing to do with ZenML. Of such a file the text is not kept.
	mentionsZenML bool
	// parse is nil if the text is not kept.
	parse func() (pydoc.Source, bool)
}

// maxFileSize is the size in bytes of the largest file that is read. People do not write larger modules.
const maxFileSize = 2 << 20

// Open replaces the file at an absolute path by a text of an editor, until Close.
func (c *Cache) Open(path string, text []byte) {
	made := newSource(path, text)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == nil {
		c.open = map[string]*source{}
	}
	c.open[path] = made
}

// Close ends an Open.
func (c *Cache) Close(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, path)
}

func newSource(path string, text []byte) *source {
	s := &source{size: int64(len(text)), mentionsZenML: MentionsZenML(text)}
	s.parse = sync.OnceValues(func() (pydoc.Source, bool) {
		if project.IsNotebook(path) {
			return pydoc.ParseNotebookSource(text)
		}
		return pydoc.ParseSource(text), true
	})
	return s
}

// MentionsZenML reports whether a module can have anything to do with ZenML.
func MentionsZenML(text []byte) bool { return bytes.Contains(text, []byte("zenml")) }

// read returns the current version of the file at a path below root, nil if it cannot be read. keep means that its text is needed even
// if it does not mention ZenML.
func (c *Cache) read(root safefile.Root, name string, keep bool) *source {
	path := absolute(root, name)
	info, err := os.Stat(path)
	c.mu.Lock()
	opened, known := c.open[path], c.files[path]
	c.mu.Unlock()
	switch {
	case opened != nil:
		return opened
	case err != nil || !info.Mode().IsRegular() || info.Size() > maxFileSize:
		return nil
	case known != nil && known.changed.Equal(info.ModTime()) && known.size == info.Size() && (known.parse != nil || !keep):
		return known
	}
	text, err := safefile.ReadFrom(root, name)
	if err != nil {
		return nil
	}
	made := newSource(path, text)
	made.changed, made.size = info.ModTime(), info.Size()
	if !made.mentionsZenML && !keep {
		made.parse = nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil {
		c.files = map[string]*source{}
	}
	c.files[path] = made
	return made
}
