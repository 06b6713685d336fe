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

// evidence is what real ZenML did with each file of cases, release by release; the head of
// oracle.py there explains its fields.
const evidence = "../testdata/zenml"

// TestZenML holds the images, to the byte, against those that real ZenML planned.
func TestZenML(t *testing.T) {
	tables, _ := filepath.Glob(filepath.Join(evidence, "expected-*.jsonl"))
	if len(tables) == 0 {
		t.Fatal("there is nothing to compare with in " + evidence)
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

// zenmlRun is what real ZenML did with one file that it accepted.
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

// asked is how the evidence was made.
var asked = preview.Options{
	PipelineName: "oracle_pipeline", PythonVersion: "3.11", Steps: []string{"other_step"},
	Stack: preview.Stack{Known: true, Requirements: []preview.Sourced{{Text: "s3fs>2022.3.0"}, {Text: "kubernetes>=18.20.0"}}},
}

func (run zenmlRun) compare(t *testing.T, release *schema.Release) {
	cases := filepath.Join(evidence, "cases")
	src, err := os.ReadFile(filepath.Join(cases, filepath.Base(run.File)))
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse(run.File, src), runconfig.Options{
		Release: release, Root: os.DirFS(cases),
		Environment: func(name string) (string, bool) { return "registry.example.com", name == "MY_REGISTRY" },
	})

	var got []zenmlBuild
	for _, build := range preview.Plan(file, asked) {
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
		t.Errorf("ZenML's images (-) are not the planned ones (+):\n%s", diff)
	}
}

// forgetPrinted drops the content of the files that a command prints.
func (b *zenmlBuild) forgetPrinted() {
	for name := range b.Requirements {
		if slices.Contains([]string{".zenml_local_requirements", ".zenml_pyproject_requirements"}, name) {
			b.Requirements[name] = ""
		}
	}
}

// planned is a build in the form of the evidence.
func planned(b preview.Build) zenmlBuild {
	out := zenmlBuild{Step: b.Step, Steps: b.Steps}
	words := func(options []preview.Option) []string {
		if options == nil {
			return nil
		}
		texts := []string{}
		for _, option := range options {
			texts = append(texts, option.Text)
		}
		return texts
	}
	parent := func(p preview.Custom) *zenmlParent {
		return &zenmlParent{p.Dockerfile, p.ContextRoot, words(p.Options)}
	}
	switch image := b.Image.(type) {
	case preview.Ready:
		out.Image = image.Reference
	case preview.Custom:
		out.Parent = parent(image)
	case preview.Generated:
		if image.Parent != nil {
			out.Parent = parent(*image.Parent)
		}
		out.Dockerfile, out.Options = image.Dockerfile.String(), words(image.Options)
		out.Requirements, out.AptPackages = map[string]string{}, []string{}
		for _, f := range image.Files {
			out.Requirements[f.Name] = f.Content
		}
		for _, p := range image.AptPackages {
			out.AptPackages = append(out.AptPackages, p.Name)
		}
	case preview.TooLarge, preview.Refused, preview.Unplanned:
		out.Error = "it cannot be built"
	}
	out.forgetPrinted()
	return out
}
