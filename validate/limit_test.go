package validate_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestMaxFindings: of many findings of a rule the first are reported, and how many more there are. Those of other
// rules stay.
func TestMaxFindings(t *testing.T) {
	found := validate.Check(manyFindings(t, 3), validate.Options{})
	count := map[validate.ID]int{}
	for _, f := range found {
		count[f.Rule]++
	}
	if count["invalid-apt-package"] != validate.MaxFindings+1 || count["unknown-docker-key"] != 1 {
		t.Errorf("findings: %v", count)
	}
	last := found[validate.MaxFindings]
	if last.Message != "3 further findings of invalid-apt-package are not shown" || last.Severity != validate.Warning || last.Path == nil {
		t.Errorf("the last finding is %+v", last)
	}
	if line, _ := last.Place.Doc.OffsetLineColumn(last.Place.Start); line != 4+validate.MaxFindings {
		t.Errorf("it is on line %d", line)
	}
	if n := len(validate.Check(manyFindings(t, 0), validate.Options{})); n != validate.MaxFindings+1 {
		t.Errorf("%d findings of a file with just as many as are shown", n)
	}
}

// TestFixMoreThanMaxFindings: ignore comments are written for findings that are not shown, too, and those do not stop fixes.
func TestFixMoreThanMaxFindings(t *testing.T) {
	file := manyFindings(t, 3)
	if m := validate.AddIgnores(file, validate.Options{}); len(m.Left) > 0 || len(m.Fixed) != validate.MaxFindings+4 {
		t.Errorf("ignored %d, left %d", len(m.Fixed), len(m.Left))
	}
	all := func(validate.Finding, validate.Fix) bool { return true }
	if m := validate.ApplyFixes(file, validate.Options{}, all); len(m.Fixed) != 1 || len(m.Left) != validate.MaxFindings+1 {
		t.Errorf("fixed %d, left %d", len(m.Fixed), len(m.Left))
	}
}

// manyFindings is a file with one unknown key, and some more invalid names of packages than are reported.
func manyFindings(t *testing.T, more int) *runconfig.File {
	t.Helper()
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("settings:\n  docker:\n    apt_packages:\n")
	for range validate.MaxFindings + more {
		text.WriteString("      - a b\n")
	}
	text.WriteString("    unk: 1\n")
	return runconfig.Read(yamldoc.Parse("x.yaml", []byte(text.String())), runconfig.ReadOptions{Release: release})
}
