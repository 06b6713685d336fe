package preview_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// TestText compares the annotated preview of each run.yaml with the section want. Files below root/ are in the source root,
// stack.yaml is an exported stack, and the section options has lines `zenml-version V`, `pipeline-step NAME`,
// `set NAME=VALUE`, `code-repository INTEGRATION` and `containerized`.
func TestText(t *testing.T) {
	txtartest.Run(t, "../testdata/preview/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		for i, file := range archive.Files {
			if file.Name == "want" {
				archive.Files[i].Data = []byte(previewOf(t, archive))
			}
		}
		return archive.Files
	})
}

func previewOf(t *testing.T, archive *txtar.Archive) string {
	root := fstest.MapFS{}
	for _, file := range archive.Files {
		if name, below := strings.CutPrefix(file.Name, "root/"); below {
			root[name] = &fstest.MapFile{Data: file.Data}
		}
	}
	version, options, variables := optionsOf(t, archive)
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	if stack := section(archive, "stack.yaml"); stack != nil {
		if options.Stack, _, err = preview.ReadStack(release, yamldoc.Parse("stack.yaml", stack)); err != nil {
			t.Fatal(err)
		}
	}
	file := runconfig.Read(yamldoc.Parse("configs/run.yaml", section(archive, "run.yaml")), runconfig.ReadOptions{
		Release: release, Root: fs.FS(root), HasCodeRepository: len(options.CodeRepository) > 0,
		Environment: func(name string) (string, bool) { value, set := variables[name]; return value, set },
	})

	builds := preview.Plan(file, options)
	rejections := preview.Rejections(file, options, builds)
	return string(preview.Format(file, builds, preview.FormatOptions{Annotate: true, Plan: options, Rejections: rejections}).Plain())
}

func optionsOf(t *testing.T, archive *txtar.Archive) (version string, options preview.PlanOptions, variables map[string]string) {
	version, variables = "0.98.0", map[string]string{}
	options = preview.PlanOptions{PipelineName: "training", PythonVersion: "3.12"}
	for line := range strings.Lines(string(section(archive, "options"))) {
		switch name, value, _ := strings.Cut(strings.TrimSpace(line), " "); name {
		case "zenml-version":
			version = value
		case "pipeline-step":
			options.Steps = append(options.Steps, value)
		case "containerized":
			options.Containerized = true
		case "code-repository":
			options.CodeRepository = []preview.SourcedText{{Text: "PyGithub", From: "the code repository " + value}}
		case "set":
			variable, content, _ := strings.Cut(value, "=")
			variables[variable] = content
		default:
			t.Fatalf("options has %q", line)
		}
	}
	return version, options, variables
}

// section returns the content of a file of an archive, or nil.
func section(archive *txtar.Archive, name string) []byte {
	for _, file := range archive.Files {
		if file.Name == name {
			return file.Data
		}
	}
	return nil
}
