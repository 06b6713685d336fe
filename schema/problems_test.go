package schema

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

var kindNames = map[ProblemKind]string{
	UnknownKey: "unknown key", UnknownSettingsKey: "unknown settings key", WrongType: "wrong type",
	BadEnum: "bad enum", BadValue: "bad value", MissingKey: "missing key", Coerced: "coerced",
}

// TestProblems compares the problems that Check reports for each run.yaml with testdata/schema/problems, with one section for
// each release.
func TestProblems(t *testing.T) {
	txtartest.Run(t, "../testdata/schema/problems/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		for i, section := range archive.Files[1:] {
			archive.Files[i+1].Data = []byte(listProblems(t, section.Name, archive.Files[0].Data))
		}
		return archive.Files
	})
}

// listProblems formats one problem per line.
func listProblems(t *testing.T, version string, src []byte) string {
	r, err := Load(version)
	if err != nil {
		t.Fatal(err)
	}
	document, terms := yamldoc.Parse("run.yaml", src), doc.YAML.Terms()
	var b strings.Builder
	for _, p := range r.Check(document.Root) {
		line, column := document.OffsetLineColumn(p.start())
		fmt.Fprintf(&b, "%d:%d %s", line, column, kindNames[p.Kind])
		if p.Rejected {
			b.WriteString(", rejected")
		}
		fmt.Fprintf(&b, "\n  at   %v\n  want %s\n  got  %s\n", p.Path, p.Want(terms), p.Got(terms))
		if enum := p.Expected.Type.Enum(); len(enum) > 0 {
			fmt.Fprintf(&b, "  enum %s\n", strings.Join(enum, " "))
		}
	}
	return b.String()
}
