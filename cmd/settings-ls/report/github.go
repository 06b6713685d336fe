package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/settings-ls/settings-ls/validate"
)

// writeGitHub writes commands that GitHub Actions shows as annotations of a change. See
// "Workflow commands for GitHub Actions" and @actions/core, command.ts, for what is escaped.
func writeGitHub(out io.Writer, r Report) error {
	w := &errWriter{Writer: out}
	for _, f := range r.all() {
		w.printf("::%s %s::%s\n", annotation(f.Severity), strings.Join([]string{
			"file=" + property(r.relative(f.File)),
			fmt.Sprintf("line=%d,endLine=%d", f.Start.Line, f.End.Line),
			fmt.Sprintf("col=%d,endColumn=%d", f.Start.Column, f.End.Column),
			"title=" + property("settings-ls ("+f.Rule+")"),
		}, ","), commandText.Replace(f.Message))
	}
	return w.err
}

func annotation(severity validate.Severity) string {
	if severity >= validate.Info {
		return "notice"
	}
	return severity.String()
}

var commandText = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandText.Replace(text))
}
