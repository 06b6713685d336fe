package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/comparison"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/textdiff"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

var (
	// hidden is what no output holds, but for line ends; ciCommand is what no line is.
	hidden    = regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f-\x9f\x{61c}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}]`)
	ciCommand = regexp.MustCompile(`(?m)^[\s\pZ]*::|##[A-Za-z]*\[`)
	// annotations is all that the format github writes.
	annotations = regexp.MustCompile(`^(::(error|warning|notice) file=[^:,\n]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=settings-ls \([a-z0-9-]+\)::[^\n]+\n)*$`)
)

// FuzzPrinting: whatever a file and its name hold, every output is text without hidden characters, no line of it is a
// command of a CI system but those that the format github means, and the effective settings are YAML.
func FuzzPrinting(f *testing.F) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		f.Fatal(err)
	}
	seeds, err := filepath.Glob(filepath.Join("..", "..", "testdata", "cli", "*-control-characters.txtar"))
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds: ", err)
	}
	for _, path := range seeds {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(text).Files {
			f.Add(file.Name, file.Data)
		}
	}
	f.Add("n\x1b[31m\n::error::n.yaml", []byte("settings: {docker: {unknwn: 1}}\r\n"))
	f.Add(" ::a,b:c%0A\xff\u202e", []byte("settings: {docker: {parent_image: \"##\", \"[\": \x1b##[a\xff, user: ::x }} # \u2028"))
	f.Add("run.yaml", []byte("steps: {a: {settings: {docker: {environment: {\"A\\n::error::b\": \"\\r\\x00\\uFFFF\"}}}}}"))
	f.Fuzz(func(t *testing.T, name string, source []byte) {
		file := runconfig.Read(yamldoc.Parse(name, source), runconfig.ReadOptions{Release: release})
		checkPrinted(t, "reports", reports(t, file))
		builds := preview.Plan(file, preview.PlanOptions{PipelineName: name, PythonVersion: "3.11", Steps: []string{name}})
		steps := []string{""}
		for _, step := range file.Run.Steps {
			steps = append(steps, step.Name)
		}
		checkPrinted(t, "preview", string(preview.Format(file, builds, preview.FormatOptions{Annotate: true}).Map(file.Secrets.Text).Plain()))
		compared := comparison.Steps(comparison.Side{File: file, Builds: builds}, "", steps[len(steps)-1])
		checkPrinted(t, "diff", string(compared.Unified().Plain()))
		from, to := compared.Texts(file.Secrets)
		for _, side := range []printable.Text{from, to} {
			checkPrinted(t, "a side of the diff", string(side))
			if document := yamldoc.Parse("", []byte(side)); len(document.Errors) > 0 {
				t.Errorf("a side of the diff: %v\n%q", document.Errors, side)
			}
		}
		var text bytes.Buffer
		if err := writePreviewJSON(&text, file.Secrets, previewed{file: file, builds: builds, pipeline: name, steps: steps[1:]}); err != nil {
			t.Fatal(err)
		}
		checkPrinted(t, "JSON", text.String())
		effective := preview.EffectiveYAML(file.Doc, file.EffectiveSettings(steps[len(steps)-1]), file.Secrets, preview.OriginText)
		checkPrinted(t, "effective", string(effective))
		if document := yamldoc.Parse("", []byte(effective)); len(document.Errors) > 0 {
			t.Errorf("effective: %v\n%q", document.Errors, effective)
		}
	})
}

// reports are the findings in all formats but that of GitHub, whose lines it checks.
func reports(t *testing.T, file *runconfig.File) string {
	var found []report.Finding
	var diff printable.Text
	for _, finding := range validate.Check(file, validate.Options{}) {
		found = append(found, report.NewFinding(&finding, file.Secrets, "root", report.AllFixes))
		for _, fix := range finding.Fixes() {
			if made, err := doc.Apply(file.Doc.Source, fix.Edits()); err == nil {
				diff += textdiff.Unified(file.Doc.Name, file.Doc.Name, string(file.Doc.Source), string(made)).Plain()
			}
		}
	}
	files := slices.Values([]report.File{{Path: file.Doc.Name, Findings: found}})
	all := strings.ReplaceAll(string(diff), "\r\n", "\n")
	template, err := report.Template(`{{range .Files}}{{.Path}}{{range .Findings}}` + "\n" + `{{.File}} {{.Message}} {{.Path}} {{json .}}` +
		`{{range .Fixes}}{{.Title}}{{range .Edits}}{{.Text}}{{end}}{{end}}{{end}}{{end}}` + "\n")
	if err != nil {
		t.Fatal(err)
	}
	formats := []report.Format{template}
	for _, name := range report.Formats() {
		format, ok := report.FormatOf(name)
		if !ok {
			t.Fatalf("no format %q", name)
		}
		formats = append(formats, format)
	}
	for _, format := range formats {
		var text bytes.Buffer
		if err := format.Write(&text, report.Report{Statistics: true}, files); err != nil {
			t.Fatal(err)
		}
		if format.Name != "github" {
			all += text.String()
			continue
		}
		if !annotations.Match(text.Bytes()) || hidden.Match(text.Bytes()) {
			t.Errorf("github: %q", text.String())
		}
	}
	return all
}

func checkPrinted(t *testing.T, what, text string) {
	t.Helper()
	for _, bad := range []*regexp.Regexp{hidden, ciCommand} {
		if at := bad.FindStringIndex(text); at != nil {
			t.Errorf("%s: %q", what, text[max(0, at[0]-60):min(len(text), at[1]+60)])
		}
	}
	if strings.ToValidUTF8(text, "") != text {
		t.Errorf("%s is not UTF-8: %q", what, text)
	}
}
