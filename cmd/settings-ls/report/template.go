package report

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/template"
)

// Template is the format that a Go template gives; "@" begins the name of a file that holds it. It sees
// a Report, and has the function json.
func Template(text string) (Format, error) {
	if name, isFile := strings.CutPrefix(text, "@"); isFile {
		read, err := os.ReadFile(name)
		if err != nil {
			return Format{}, fmt.Errorf("--template: %w", err)
		}
		text = string(read)
	}
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
