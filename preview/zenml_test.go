package preview_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// evidence has the recorded results of real ZenML for each file of cases, by release. The comment in its oracle.py
// explains the fields.
const evidence = "../testdata/zenml"

// TestZenML compares the images byte for byte with those of real ZenML.
func TestZenML(t *testing.T) {
	tables, _ := filepath.Glob(filepath.Join(evidence, "expected-*.jsonl"))
	if len(tables) == 0 {
		t.Fatal("no recorded results in " + evidence)
	}
	for _, table := range tables {
		version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(table), "expected-"), ".jsonl")
		t.Run(version, func(t *testing.T) {
			release, err := schema.Load(version)
			if err != nil {
				t.Fatal(err)
			}
			for _, run := range runsOf(t, table) {
				t.Run(filepath.Base(run.File), func(t *testing.T) { run.compare(t, release) })
			}
		})
	}
}

// zenmlRun is the result of real ZenML for a file that it accepted.
type zenmlRun struct {
	File     string
	Accepted bool
	Builds   []zenmlBuild
}

type zenmlBuild struct {
	Step         string
	Steps        []string
	Image        string
	Parent       *zenmlParent `json:"parent_build"`
	Dockerfile   string
	Requirements map[string]string
	AptPackages  []string `json:"apt_packages"`
	Options      []string `json:"docker_cli_options"`
	Error        string
}

type zenmlParent struct {
	Dockerfile  string
	ContextRoot string   `json:"build_context_root"`
	Options     []string `json:"docker_cli_options"`
}

func runsOf(t *testing.T, table string) []zenmlRun {
	text, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	var runs []zenmlRun
	for decoder := json.NewDecoder(bytes.NewReader(text)); decoder.More(); {
		var run zenmlRun
		if err := decoder.Decode(&run); err != nil {
			t.Fatal(err)
		}
		if run.Accepted {
			runs = append(runs, run)
		}
	}
	if len(runs) == 0 {
		t.Fatal("ZenML accepted nothing")
	}
	return runs
}

// planOptions are the options of the recorded results.
var planOptions = preview.PlanOptions{
	PipelineName: "oracle_pipeline", PythonVersion: "3.11", Steps: []string{"other_step"},
	Stack: preview.Stack{Known: true, Requirements: []preview.SourcedText{{Text: "s3fs>2022.3.0"}, {Text: "kubernetes>=18.20.0"}}},
}

func (run zenmlRun) compare(t *testing.T, release *schema.Release) {
	cases := filepath.Join(evidence, "cases")
	src, err := os.ReadFile(filepath.Join(cases, filepath.Base(run.File)))
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse(run.File, src), runconfig.ReadOptions{
		Release: release, Root: os.DirFS(cases),
		Environment: func(name string) (string, bool) { return "registry.example.com", name == "MY_REGISTRY" },
	})

	var got []zenmlBuild
	for _, build := range preview.Plan(file, planOptions) {
		got = append(got, planned(build))
	}
	want := run.Builds
	for i := range want {
		if want[i].Error != "" {
			want[i] = zenmlBuild{Step: want[i].Step, Steps: want[i].Steps, Error: "it cannot be built"}
		}
		want[i].forgetPrinted()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("planned images differ (-ZenML +ours):\n%s", diff)
	}
}

// forgetPrinted removes the content of files that are the output of a command.
func (b *zenmlBuild) forgetPrinted() {
	for name := range b.Requirements {
		if slices.Contains([]string{".zenml_local_requirements", ".zenml_pyproject_requirements"}, name) {
			b.Requirements[name] = ""
		}
	}
}

// planned converts a build to the format of the recorded results.
func planned(b preview.Build) zenmlBuild {
	out := zenmlBuild{Step: b.Step, Steps: b.Steps}
	words := func(options []preview.DockerArgument) []string {
		if options == nil {
			return nil
		}
		texts := []string{}
		for _, option := range options {
			texts = append(texts, option.Text)
		}
		return texts
	}
	parent := func(p preview.CustomImage) *zenmlParent {
		return &zenmlParent{p.Dockerfile, p.ContextRoot, words(p.DockerArguments)}
	}
	switch image := b.Image.(type) {
	case preview.UnchangedImage:
		out.Image = image.Reference
	case preview.CustomImage:
		out.Parent = parent(image)
	case preview.GeneratedImage:
		if image.Parent != nil {
			out.Parent = parent(*image.Parent)
		}
		out.Dockerfile, out.Options = image.Dockerfile.String(), words(image.DockerArguments)
		out.Requirements, out.AptPackages = map[string]string{}, []string{}
		for _, f := range image.Files {
			out.Requirements[f.Name] = f.Content
		}
		for _, p := range image.AptPackages {
			out.AptPackages = append(out.AptPackages, p.Name)
		}
	case preview.TooLargeImage, preview.UndecidedImage, preview.UnbuildableImage, preview.UnknownImage:
		out.Error = "it cannot be built"
	}
	out.forgetPrinted()
	return out
}
