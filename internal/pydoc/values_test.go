package pydoc_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestValues reads in.py of each archive, with the other files as modules next to it, and shows all values that are
// assigned in it, and all settings.
func TestValues(t *testing.T) {
	txtartest.Run(t, "../../testdata/python/values/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		sources := map[string][]byte{}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".py") {
				files, sources[file.Name] = append(files, file), file.Data
			}
		}
		file := pydoc.Parse("in.py", sources["in.py"], env(sources))
		return append(files, txtar.File{Name: "values", Data: []byte(show(file))})
	})
}

var constants = map[string]string{
	"zenml.integrations.constants.MLFLOW":                                   "mlflow",
	"zenml.integrations.constants.SKLEARN":                                  "sklearn",
	"zenml.config.docker_settings.PythonPackageInstaller.PIP":               "pip",
	"zenml.config.docker_settings.PythonPackageInstaller.UV":                "uv",
	"zenml.config.docker_settings.PythonEnvironmentExportMethod.PIP_FREEZE": "pip_freeze",
}

// env stands for a workspace of modules and a ZenML of a few names.
func env(sources map[string][]byte) pydoc.Env {
	var all pydoc.Env
	all.Modules.Sibling = func(name string, _ int) *names.Module {
		src, ok := sources[name+".py"]
		if !ok {
			return nil
		}
		return pydoc.Parse(name+".py", src, all).Module
	}
	all.Modules.Exports = func(module, name string) bool {
		return module == "zenml.config" && name == "DockerSettings" || constants[module+"."+name] != ""
	}
	all.ZenML = values.Env{
		Constant: func(dotted string) (string, bool) { value, ok := constants[dotted]; return value, ok },
		IsSettings: func(dotted string) bool {
			return strings.HasPrefix(dotted, "zenml.config.") && strings.HasSuffix(dotted, "Settings") || strings.HasSuffix(dotted, ".DockerBuildConfig")
		},
	}
	return all
}

func show(file *pydoc.File) string {
	var out strings.Builder
	lines := doc.NewPlainText(file.Name, file.Source)
	file.Inspect(func(n syntax.Node) bool {
		if s, ok := n.(*syntax.Assign); ok {
			line, _ := lines.OffsetLineColumn(s.Span().Start)
			target := s.Targets[0].Span()
			text, _ := file.Node(s.Value).PythonStr(500)
			fmt.Fprintf(&out, "%d: %s = %s\n", line, file.Source[target.Start:target.End], text)
		}
		return true
	})
	for _, s := range file.Settings() {
		line, _ := lines.OffsetLineColumn(s.Call.Span().Start)
		text, _ := s.Node.PythonStr(500)
		fmt.Fprintf(&out, "%d: %s, %d positional: %s\n", line, s.Class, len(s.Positional), text)
	}
	return out.String()
}
