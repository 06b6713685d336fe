package report

import (
	"fmt"
	"io"
	"strings"
)

// Format is a form of the report.
type Format struct {
	Name string
	// Fixes says that it shows the fixes, ForPeople that it can be coloured and hold statistics.
	Fixes, ForPeople bool
	Write            func(io.Writer, Report) error
}

var formats = []Format{
	{Name: "text", ForPeople: true, Write: writeText},
	{Name: "concise", ForPeople: true, Write: writeConcise},
	{Name: "markdown", ForPeople: true, Write: writeMarkdown},
	{Name: "json", Fixes: true, Write: writeJSON},
	{Name: "jsonl", Fixes: true, Write: writeJSONL},
	{Name: "sarif", Fixes: true, Write: writeSARIF},
	{Name: "github", Write: writeGitHub},
	{Name: "gitlab", Write: writeGitLab},
	{Name: "junit", Write: writeJUnit},
	{Name: "checkstyle", Write: writeCheckstyle},
	{Name: "rdjson", Fixes: true, Write: writeRDJSON},
}

// Formats lists the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// FormatOf finds a format by its name.
func FormatOf(name string) (Format, error) {
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("--format %q is none of %s", name, strings.Join(Formats(), ", "))
}
