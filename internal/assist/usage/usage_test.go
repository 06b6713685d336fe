package usage_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/internal/assist/usage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

var corpus = flag.String("corpus", "testdata", "count the keys in the files of this folder")

// TestTable counts the keys in the corpus. With another corpus, it writes the table.
func TestTable(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	counted, files := map[string]int{}, 0
	err = filepath.WalkDir(*corpus, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		found := map[string]bool{}
		if !bytes.Contains(src, []byte("Optional[")) { // a template of ZenML, which has all keys with their types
			found = namesIn(release, path, src)
		}
		for name := range found {
			counted[name]++
		}
		if len(found) > 0 {
			files++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := table(counted, files); *corpus != "testdata" {
		if err := os.WriteFile("usage.tsv", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want, err := os.ReadFile("testdata/want.tsv"); err != nil || got != string(want) {
		t.Errorf("%v\n%s", err, got)
	}
}

func namesIn(release *schema.Release, path string, src []byte) map[string]bool {
	found := map[string]bool{}
	switch filepath.Ext(path) {
	case ".yaml", ".yml":
		maps.Copy(found, usage.NamesIn(release, yamldoc.Parse(path, src).Root))
	case ".py":
		env := pydoc.Env{
			Modules: names.Env{Exports: release.Exports},
			ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
		}
		for _, settings := range pydoc.Parse(path, src, env).Settings() {
			if at, ok := release.PathOf(settings.Class); ok {
				root := settings.Node
				for _, key := range slices.Backward(at) {
					root = doc.NewMapping(doc.NewField(key, root))
				}
				maps.Copy(found, usage.NamesIn(release, root))
			}
		}
	}
	return found
}

// table formats the table.
func table(counted map[string]int, files int) string {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# How many of %d public run configurations and Python modules with settings have a key, or an item (after =) of a list.\n", files)
	fmt.Fprintln(&out, "# To count the files of another folder: go test ./internal/assist/usage -run Table -corpus FOLDER")
	byCount := slices.SortedFunc(maps.Keys(counted), func(a, b string) int {
		return cmp.Or(cmp.Compare(counted[b], counted[a]), cmp.Compare(a, b))
	})
	for _, name := range byCount {
		fmt.Fprintf(&out, "%s\t%d\n", name, counted[name])
	}
	return out.String()
}

func TestFiles(t *testing.T) {
	settings, docker := []string{"settings"}, []string{"settings", "docker"}
	ofStep := append([]string{"steps", "*"}, docker...)
	if usage.Files(settings) == 0 || usage.Files(docker) != usage.Files(ofStep) || usage.Files([]string{"settings", "x"}) != 0 {
		t.Error(usage.Files(settings), usage.Files(docker), usage.Files(ofStep))
	}
	integrations := []string{"settings", "docker", "required_integrations"}
	if usage.FilesWithItem(integrations, "sklearn") == 0 || usage.FilesWithItem(integrations, "x") != 0 {
		t.Error(usage.FilesWithItem(integrations, "sklearn"))
	}
}
