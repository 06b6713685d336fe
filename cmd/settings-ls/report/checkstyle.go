package report

import (
	"encoding/xml"
	"io"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// The report as Checkstyle's XML (com.puppycrawl.tools.checkstyle.XMLLogger).
type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   printable.Text    `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int            `xml:"line,attr"`
		Column   int            `xml:"column,attr"`
		Severity string         `xml:"severity,attr"`
		Message  printable.Text `xml:"message,attr"`
		Source   string         `xml:"source,attr"`
	}
)

func writeCheckstyle(w io.Writer, r Report) error {
	out := checkstyleReport{Version: "4.3"}
	for _, file := range r.Files {
		out.add(printable.Line(r.relative(file.Path)))
		for _, f := range file.Findings {
			to := out.add(printable.Line(r.relative(f.File)))
			to.Errors = append(to.Errors, checkstyleError{
				f.Start.Line, f.Start.Column, f.Severity.String(), messageInFile(f.Range, f.Message), "settings-ls." + f.Rule,
			})
		}
	}
	return writeXML(w, out)
}

// add gives the entry of a file.
func (c *checkstyleReport) add(name printable.Text) *checkstyleFile {
	for i := range c.Files {
		if c.Files[i].Name == name {
			return &c.Files[i]
		}
	}
	c.Files = append(c.Files, checkstyleFile{Name: name})
	return &c.Files[len(c.Files)-1]
}
