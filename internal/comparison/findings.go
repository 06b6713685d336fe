package comparison

import (
	"fmt"
	"path/filepath"

	"github.com/settings-ls/settings-ls/validate"
)

// missing returns the findings that are not among others, without hints. A finding is identified by its rule and place: its message can name
// the release.
func missing(findings, others []validate.Finding) []validate.Finding {
	known := map[findingID]bool{}
	for i := range others {
		known[idOf(&others[i])] = true
	}
	var found []validate.Finding
	for i := range findings {
		if f := &findings[i]; f.Severity < validate.Hint && !known[idOf(f)] {
			found = append(found, *f)
		}
	}
	return found
}

type findingID struct {
	rule     validate.ID
	document string
	start    int
}

func idOf(f *validate.Finding) findingID {
	return findingID{f.Rule, f.Place.Doc.Name, f.Place.Start}
}

// findingText formats a finding on one line: file, line and column counted from 1, severity, message and rule.
func findingText(f *validate.Finding) string {
	line, column := f.Place.Doc.OffsetLineColumn(f.Place.Start)
	return fmt.Sprintf("%s:%d:%d: %s: %s (%s)", filepath.Base(f.Place.Doc.Name), line, column, f.Severity, f.Message, f.Rule)
}
