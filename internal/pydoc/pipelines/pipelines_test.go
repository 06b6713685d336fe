package pipelines_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/schema"
)

// TestPipelines shows the pipelines of each NAME.py in NAME.pipelines, with {'settings': {'docker': {'user': 'yaml'}}} in run.yaml.
func TestPipelines(t *testing.T) {
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	env := pydoc.Env{
		Modules: names.Env{Exports: release.Exports},
		ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
	}
	txtartest.Run(t, "../../../testdata/python/pipelines/*.txtar", func(_ *testing.T, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		for _, file := range archive.Files {
			if name, ok := strings.CutSuffix(file.Name, ".py"); ok {
				shown := show(pydoc.Parse(file.Name, file.Data, env))
				files = append(files, file, txtar.File{Name: name + ".pipelines", Data: []byte(shown)})
			}
		}
		return files
	})
}

func config(path string) *doc.Node {
	if path != "run.yaml" {
		return nil
	}
	docker := doc.NewMapping(doc.NewField("user", doc.NewString("yaml")))
	return doc.NewMapping(doc.NewField("settings", doc.NewMapping(doc.NewField("docker", docker))))
}

func show(file *pydoc.File) string {
	var out strings.Builder
	for _, p := range pipelines.Find(file, config) {
		fmt.Fprintf(&out, "%s", p.Name)
		if p.Title != nil {
			fmt.Fprintf(&out, " named %s", repr(p.Title))
		}
		if p.ConfigPath != nil {
			fmt.Fprintf(&out, " with %s", repr(p.ConfigPath))
		}
		for _, s := range p.Steps {
			fmt.Fprintf(&out, ", %s", s.ID)
			if !s.Certain {
				out.WriteString("?")
			}
		}
		fmt.Fprintf(&out, "\n  %s\n", repr(p.Root))
	}
	return out.String()
}

func repr(n *doc.Node) string {
	text, _ := n.PythonStr(1000)
	return text
}
