package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// writeGitHub writes commands that GitHub Actions shows as annotations of a change. See
// "Workflow commands for GitHub Actions" and @actions/core, command.ts, for what is escaped.
func writeGitHub(out io.Writer, r Report, files iter.Seq[File]) error {
	w := bufio.NewWriter(out)
	for f := range findings(files) {
		fmt.Fprintf(w, "::%s %s::%s\n", annotation(f.Severity), strings.Join([]string{
			"file=" + property(printable.Line(r.relative(f.File))),
			fmt.Sprintf("line=%d,endLine=%d", f.Start.Line, f.End.Line),
			fmt.Sprintf("col=%d,endColumn=%d", f.Start.Column, f.End.Column),
			"title=" + property(printable.Line("settings-ls ("+f.Rule+")")),
		}, ","), commandText(messageInFile(f.Range, f.Message)))
	}
	return w.Flush()
}

func annotation(severity validate.Severity) string {
	if severity >= validate.Info {
		return "notice"
	}
	return severity.String()
}

// commandText is a text of one line as the message of a command.
func commandText(text printable.Text) string { return strings.ReplaceAll(string(text), "%", "%25") }

// property is a text of one line as a property of a command.
func property(text printable.Text) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandText(text))
}
