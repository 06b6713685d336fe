package report

import "io"

// Format is a format of the report.
type Format struct {
	Name string
	// Fixes is true if it shows fixes, ForPeople if it can be colored and have statistics.
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
func FormatOf(name string) (format Format, ok bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
