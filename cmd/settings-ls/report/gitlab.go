package report

import (
	"io"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// gitLabFinding is an entry of GitLab's code quality report, see "Code Quality report format" in
// GitLab's documentation.
type gitLabFinding struct {
	Description printable.Text `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(w io.Writer, r Report) error {
	out := []gitLabFinding{}
	fingerprints := r.fingerprints()
	for i, f := range r.all() {
		out = append(out, gitLabFinding{
			Description: messageInFile(f.Range, f.Message), CheckName: f.Rule, Fingerprint: fingerprints[i], Severity: gitLabSeverity(f.Severity),
			Location: gitLabLocation{r.relative(f.File), gitLabLines{f.Start.Line, f.End.Line}},
		})
	}
	return WriteIndented(w, out)
}

// gitLabSeverity is one of info, minor, major, critical and blocker.
func gitLabSeverity(severity validate.Severity) string {
	switch severity {
	case validate.Error:
		return "major"
	case validate.Warning:
		return "minor"
	}
	return "info"
}
