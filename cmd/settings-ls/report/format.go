package report

import (
	"io"
	"iter"
	"slices"
)

// Format is a format of the report.
type Format struct {
	Name string
	// Fixes is what it shows of fixes.
	Fixes FixDetail
	// ForPeople is true if it can be colored and have statistics.
	ForPeople bool
	// Write writes a report of files, which are those of a report without any. It reads them once, and forgets each
	// that it has written if the format allows it.
	Write func(out io.Writer, r Report, files iter.Seq[File]) error
}

// FixDetail is what is needed of the fixes of findings. The less it is, the less is computed.
type FixDetail uint8

const (
	// NoFixes: nothing.
	NoFixes FixDetail = iota
	// OnlyFixable: Finding.Fixable, to count the fixable findings.
	OnlyFixable
	// AllFixes: Finding.Fixes, too.
	AllFixes
)

var formats = []Format{
	{Name: "text", Fixes: OnlyFixable, ForPeople: true, Write: writeText},
	{Name: "concise", Fixes: OnlyFixable, ForPeople: true, Write: writeConcise},
	{Name: "markdown", Fixes: OnlyFixable, ForPeople: true, Write: whole(writeMarkdown)},
	{Name: "json", Fixes: AllFixes, Write: writeJSON},
	{Name: "jsonl", Fixes: AllFixes, Write: writeJSONL},
	{Name: "sarif", Fixes: AllFixes, Write: whole(writeSARIF)},
	{Name: "github", Write: writeGitHub},
	{Name: "gitlab", Write: whole(writeGitLab)},
	{Name: "junit", Write: whole(writeJUnit)},
	{Name: "checkstyle", Write: whole(writeCheckstyle)},
	{Name: "rdjson", Fixes: AllFixes, Write: whole(writeRDJSON)},
}

// whole writes a format that needs all files at once.
func whole(write func(io.Writer, Report) error) func(io.Writer, Report, iter.Seq[File]) error {
	return func(out io.Writer, r Report, files iter.Seq[File]) error {
		r.Files = slices.Collect(files)
		all := totalsOf(r.Files)
		r.Fixed, r.Known = all.fixed, all.known
		return write(out, r)
	}
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
