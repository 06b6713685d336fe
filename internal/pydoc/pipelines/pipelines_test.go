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

// TestPipelines shows the pipelines of each NAME.py in NAME.pipelines, with {'settings': {'docker': {'user': 'yaml'}}} in run.yaml, and
// the YAML files that it uses. The files of an archive are modules of one project.
func TestPipelines(t *testing.T) {
	txtartest.Run(t, "../../../testdata/python/pipelines/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		p := newProject(t, archive)
		return txtartest.Derive(archive, ".py", ".pipelines", func(file txtar.File) string {
			return show(p.files[file.Name], p.env(file.Name))
		})
	})
}

// testProject has the modules of an archive by path.
type testProject struct {
	files map[string]*pydoc.File
	zenML pydoc.Env
}

func newProject(t *testing.T, archive *txtar.Archive) testProject {
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	p := testProject{files: map[string]*pydoc.File{}}
	env := pydoc.Env{
		Modules: names.Env{Exports: release.Exports},
		ZenML:   values.Env{Constant: release.Constant, IsSettings: release.HasModel},
	}
	env.Modules.Sibling = func(name string, _ int) *names.Module {
		if found := p.files[strings.ReplaceAll(name, ".", "/")+".py"]; found != nil {
			return found.Module
		}
		return nil
	}
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".py") {
			p.files[file.Name] = pydoc.Parse(file.Name, file.Data, env)
		}
	}
	p.zenML = env
	return p
}

func (p testProject) env(path string) pipelines.Env {
	return pipelines.Env{Path: path, Config: config, Module: func(of *names.Module) pipelines.Module {
		for path, file := range p.files {
			if file.Module == of {
				text := doc.NewPlainText(path, file.Source)
				return pipelines.Module{File: file, Path: path, Place: text.Place}
			}
		}
		return pipelines.Module{}
	}}
}

func config(path string) *doc.Document {
	if path != "run.yaml" && path != "configs/run.yaml" {
		return nil
	}
	docker := doc.NewMapping(doc.NewField("user", doc.NewString("yaml")))
	return &doc.Document{Name: path, Root: doc.NewMapping(doc.NewField("settings", doc.NewMapping(doc.NewField("docker", docker))))}
}

func show(file *pydoc.File, env pipelines.Env) string {
	var out strings.Builder
	for _, p := range pipelines.Find(file, env) {
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
		if !p.HasAllSteps {
			out.WriteString(", ...")
		}
		fmt.Fprintf(&out, "\n  %s\n", repr(p.Root))
	}
	for _, use := range pipelines.Uses(file, env) {
		if use.Pipeline == nil {
			fmt.Fprintf(&out, "%q configures something\n", use.Path)
			continue
		}
		fmt.Fprintf(&out, "%q configures %s\n  over %s\n", use.Path, use.Pipeline.Name, origins(use.Pipeline.Under))
		if use.Pipeline.Over != nil {
			fmt.Fprintf(&out, "  below %s\n", repr(use.Pipeline.Over))
		}
	}
	return out.String()
}

// origins shows a node, with the file after each value that is written in another one.
func origins(n *doc.Node) string {
	n = n.Resolve()
	var parts []string
	for _, e := range n.Entries() {
		parts = append(parts, repr(e.Key)+": "+origins(e.Value))
	}
	for _, item := range n.Items {
		parts = append(parts, origins(item))
	}
	switch {
	case n.Kind == doc.Mapping:
		return "{" + strings.Join(parts, ", ") + "}"
	case n.Kind == doc.Sequence:
		return "[" + strings.Join(parts, ", ") + "]"
	case n.Outside() != nil:
		return repr(n) + " in " + n.Outside().Doc.Name
	}
	return repr(n)
}

func repr(n *doc.Node) string {
	text, _ := n.PythonStr(1000)
	return text
}
