package report

import (
	"io"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// The report in reviewdog's format (reviewdog/proto/rdf/reviewdog.proto). Its columns count bytes.
type (
	rdReport struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     printable.Text `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"relatedLocations,omitempty"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  printable.Text `json:"message"`
		Location rdLocation     `json:"location"`
	}
)

func writeRDJSON(w io.Writer, r Report) error {
	out := rdReport{Source: rdSource{"settings-ls", homepage}, Diagnostics: []rdDiagnostic{}}
	for _, f := range r.all() {
		made := rdDiagnostic{
			Message: messageInFile(f.Range, f.Message), Location: r.rdLocation(f.File, f.Range), Severity: strings.ToUpper(f.Severity.String()),
			Code: rdCode{f.Rule, validate.PageURL(validate.ID(f.Rule))}, Suggestions: suggestions(f),
		}
		for _, other := range f.Related {
			made.Related = append(made.Related, rdRelated{messageInFile(other.Range, other.Message), r.rdLocation(other.File, other.Range)})
		}
		out.Diagnostics = append(out.Diagnostics, made)
	}
	return WriteIndented(w, out)
}

func (r Report) rdLocation(file string, p Range) rdLocation {
	return rdLocation{r.relative(file), newRDRange(p.Start, p.End)}
}

func newRDRange(start, end Position) rdRange {
	return rdRange{rdPosition{start.Line, start.bytes}, rdPosition{end.Line, end.bytes}}
}

// suggestions are the edits of the first fix, if that is a single one: reviewdog offers each for itself.
func suggestions(f Finding) []rdSuggestion {
	if len(f.Fixes) == 0 || len(f.Fixes[0].Edits) != 1 {
		return nil
	}
	e := f.Fixes[0].Edits[0]
	return []rdSuggestion{{newRDRange(e.Start, e.End), e.Text}}
}
