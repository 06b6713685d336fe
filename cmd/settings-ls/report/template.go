package report

import (
	"encoding/json"
	"fmt"
	"io"
	"text/template"
)

// Template is the format that a Go template gives. It sees a Report, and has the function json.
func Template(text string) (Format, error) {
	parsed, err := template.New("report").Funcs(template.FuncMap{"json": asJSON}).Parse(text)
	if err != nil {
		return Format{}, fmt.Errorf("--template: %w", err)
	}
	return Format{Name: "template", Fixes: true, Write: func(w io.Writer, r Report) error { return parsed.Execute(w, r) }}, nil
}

func asJSON(value any) (string, error) {
	text, err := json.Marshal(value)
	return string(text), err
}
