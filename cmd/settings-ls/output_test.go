package main

import (
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
)

// TestTogether: a finding of two run configurations in the same other file is reported once; findings in the run
// configurations themselves are reported for each.
func TestTogether(t *testing.T) {
	other := report.Finding{File: "requirements.txt", Rule: "r", Message: "m"}
	own := func(path string) report.Finding { return report.Finding{File: path, Rule: "r", Message: "m"} }
	made := slices.Collect(reportFiles(slices.Values([]outcome{
		{path: "a.yaml", findings: []report.Finding{own("a.yaml"), other}},
		{path: "b.yaml", findings: []report.Finding{own("b.yaml"), other}},
	})))
	if len(made[0].Findings) != 2 || len(made[1].Findings) != 1 {
		t.Errorf("%+v", made)
	}
}
