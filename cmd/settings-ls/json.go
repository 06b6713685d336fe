package main

import (
	"encoding/json"
	"io"
)

// The report as JSON. Version changes when a reader of an older one would go wrong.
type (
	jsonReport struct {
		Version int        `json:"version"`
		Files   []jsonFile `json:"files"`
	}
	jsonFile struct {
		Path     string        `json:"path"`
		Findings []jsonFinding `json:"findings"`
	}
	jsonFinding struct {
		Rule     string        `json:"rule"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		Path     []any         `json:"path"`
		Start    position      `json:"start"`
		End      position      `json:"end"`
		Related  []jsonRelated `json:"related,omitempty"`
	}
	jsonRelated struct {
		Message string   `json:"message"`
		Start   position `json:"start"`
		End     position `json:"end"`
	}
)

func writeJSON(w io.Writer, reports []report) error {
	out := jsonReport{Version: 1, Files: make([]jsonFile, len(reports))}
	for i, r := range reports {
		out.Files[i] = jsonFile{Path: r.path, Findings: make([]jsonFinding, len(r.findings))}
		for j, f := range r.findings {
			made := jsonFinding{
				Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Path: f.Path,
				Start: f.start, End: f.end,
			}
			for _, other := range f.related {
				made.Related = append(made.Related, jsonRelated{other.message, other.start, other.end})
			}
			out.Files[i].Findings[j] = made
		}
	}
	return writeIndented(w, out)
}

func writeIndented(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
