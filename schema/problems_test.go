package schema

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/yamldoc"
)

var update = flag.Bool("update", false, "write the sections that tests compare with")

var kindNames = map[Kind]string{
	UnknownKey: "unknown key", UnknownSettingsKey: "unknown settings key", WrongType: "wrong type",
	BadEnum: "bad enum", BadValue: "bad value", MissingKey: "missing key", Coerced: "coerced",
}

// TestProblems holds what Check says against testdata/schema/problems: in each
// archive a run.yaml, and one section a release with the problems that it sees there.
func TestProblems(t *testing.T) {
	files, _ := filepath.Glob("../testdata/schema/problems/*.txtar")
	if len(files) == 0 {
		t.Fatal("no archives")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, section := range archive.Files[1:] {
				text := listProblems(t, section.Name, archive.Files[0].Data)
				if diff := cmp.Diff(string(section.Data), text); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", section.Name, diff)
				}
				archive.Files[i+1].Data = []byte(text)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// listProblems writes one problem a line.
func listProblems(t *testing.T, version string, src []byte) string {
	r, err := Load(version)
	if err != nil {
		t.Fatal(err)
	}
	doc := yamldoc.Parse("run.yaml", src)
	var b strings.Builder
	for _, p := range r.Check(doc.Root) {
		line, column := doc.OffsetLineColumn(p.start())
		fmt.Fprintf(&b, "%d:%d %s", line, column, kindNames[p.Kind])
		if p.Refused {
			b.WriteString(", refused")
		}
		fmt.Fprintf(&b, "\n  at   %v\n  want %s\n  got  %s\n", p.Path, p.Want, p.Got)
		if len(p.Enum) > 0 {
			fmt.Fprintf(&b, "  enum %s\n", strings.Join(p.Enum, " "))
		}
	}
	return b.String()
}
