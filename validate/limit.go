package validate

import "github.com/settings-ls/settings-ls/internal/printable"

// MaxFindings is how many findings of one rule are reported of a file.
const MaxFindings = 10_000

// limited gives the first MaxFindings of each rule. A finding at the place of the first one that is left out says how
// many there are, with the worst of their severities.
func limited(found []Finding) []Finding {
	if len(found) <= MaxFindings {
		return found
	}
	var kept []Finding
	count, summaries := map[ID]int{}, map[ID]int{} // summaries are indexes of kept
	for _, f := range found {
		count[f.Rule]++
		at, over := summaries[f.Rule]
		switch {
		case over:
			kept[at].Severity = min(kept[at].Severity, f.Severity)
		case count[f.Rule] > MaxFindings:
			summaries[f.Rule] = len(kept)
			kept = append(kept, Finding{Rule: f.Rule, Severity: f.Severity, Place: f.Place, InConfig: f.InConfig, Path: []any{}})
		default:
			kept = append(kept, f)
		}
	}
	for id, at := range summaries {
		kept[at].Message = string(printable.Sprintf("%d further findings of %s are not shown", count[id]-MaxFindings, id))
	}
	return kept
}
