package runconfig_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// countingFS counts how often each name is looked up.
type countingFS struct {
	fstest.MapFS
	counts map[string]int
}

func (f countingFS) Stat(name string) (fs.FileInfo, error) {
	f.counts[name]++
	return f.MapFS.Stat(name)
}

// TestStatOnce looks up each file once, whether it exists or not, however many settings name it.
func TestStatOnce(t *testing.T) {
	root := countingFS{fstest.MapFS{"reqs.txt": {}}, map[string]int{}}
	file := runconfig.Read(yamldoc.Parse("run.yaml", nil), runconfig.ReadOptions{Release: latest(t), Root: root})
	for range 3 {
		if info, err := file.Stat("./reqs.txt"); err != nil || info.Name() != "reqs.txt" {
			t.Errorf("reqs.txt: %v", err)
		}
		if _, err := file.Stat("missing.txt"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("missing.txt: %v", err)
		}
		if _, err := file.Stat("../reqs.txt"); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("../reqs.txt: %v", err)
		}
		file.DetectedRequirements(file.Run.EffectiveDocker(nil))
	}
	for name, count := range root.counts {
		if count != 1 {
			t.Errorf("%s was looked up %d times", name, count)
		}
	}
	if len(root.counts) != 4 { // with requirements.txt and pyproject.toml
		t.Errorf("looked up %v", root.counts)
	}
}
