package report_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/validate"
)

// TestFindingInAnotherFile: what is wrong in a file that the run configuration names is shown there, and
// the other places where they are.
func TestFindingInAnotherFile(t *testing.T) {
	document := yamldoc.Parse(filepath.Join("configs", "run.yaml"), []byte("settings:\n  docker: {requirements: reqs.txt}\n"))
	found := validate.Finding{
		Rule: "unreadable-requirement", Severity: validate.Error, Message: "torch= is not a valid requirement",
		Place: document.Place(doc.Span{Start: 35, End: 43}), InConfig: document.Place(doc.Span{Start: 35, End: 43}),
	}
	found.MoveTo(doc.NewPlainText("deps/reqs.txt", []byte("# ours\n torch=\n")).Place(doc.Span{Start: 8, End: 14}))
	files := slices.Values([]report.File{{
		Path: document.Name, Findings: []report.Finding{report.NewFinding(&found, secret.NewMask(document, nil), "project", report.AllFixes)},
	}})
	want := map[string]string{
		"text": `project/deps/reqs.txt:2:2: error: torch= is not a valid requirement [unreadable-requirement]
 2 |  torch=
   |  ^^^^^^
configs/run.yaml:2:26: note: the file is referenced here
 2 |   docker: {requirements: reqs.txt}
   |                          ^^^^^^^^
1 error in 1 file
`,
		"github": "::error file=project/deps/reqs.txt,line=2,endLine=2,col=2,endColumn=8,title=settings-ls (unreadable-requirement)::torch= is not a valid requirement\n",
		"checkstyle": `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="configs/run.yaml"></file>
  <file name="project/deps/reqs.txt">
    <error line="2" column="2" severity="error" message="torch= is not a valid requirement" source="settings-ls.unreadable-requirement"></error>
  </file>
</checkstyle>
`,
	}
	for name, text := range want {
		format, ok := report.FormatOf(name)
		if !ok {
			t.Fatalf("no format %q", name)
		}
		var out bytes.Buffer
		if err := format.Write(&out, report.Report{}, files); err != nil {
			t.Fatal(err)
		}
		if got := filepath.ToSlash(out.String()); !txtartest.Same(name, text, got) {
			t.Errorf("%s (-want +got):\n%s", name, cmp.Diff(text, got))
		}
	}
}

// TestPathsOutsideTheFolder: only what lies below the folder gets a relative path.
func TestPathsOutsideTheFolder(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "a", "run.yaml"):  "a/run.yaml",
		filepath.Join(dir, "..", "run.yaml"): filepath.ToSlash(filepath.Join(filepath.Dir(dir), "run.yaml")),
		filepath.Join(".", "b", "run.yaml"):  "b/run.yaml",
		filepath.Join("..", "run.yaml"):      "../run.yaml",
	} {
		at := yamldoc.Parse(path, []byte("a: 1\n")).Place(doc.Span{})
		found := report.NewFinding(&validate.Finding{Rule: "r", Severity: validate.Info, Message: "m", Place: at, InConfig: at}, secret.NewMask(at.Doc, nil), "", report.NoFixes)
		format, _ := report.FormatOf("github")
		var out bytes.Buffer
		if err := format.Write(&out, report.Report{Dir: dir}, slices.Values([]report.File{{Path: path, Findings: []report.Finding{found}}})); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != "::notice file="+escaped(want)+",line=1,endLine=1,col=1,endColumn=1,title=settings-ls (r)::m\n" {
			t.Errorf("%s: %s", path, got)
		}
	}
}

// escaped is a path in an annotation: a drive's colon stands for another thing there.
func escaped(path string) string {
	return string(bytes.ReplaceAll([]byte(path), []byte(":"), []byte("%3A")))
}
