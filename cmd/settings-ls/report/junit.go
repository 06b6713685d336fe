package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// The report as JUnit's XML, as Jenkins reads it (jenkinsci/xunit-plugin, junit-10.xsd): a file is a suite, a finding
// a test that failed, and a file without findings a test that did not.
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     printable.Text `xml:"name,attr"`
		Tests    int            `xml:"tests,attr"`
		Failures int            `xml:"failures,attr"`
		Errors   int            `xml:"errors,attr"`
		Cases    []junitCase    `xml:"testcase"`
	}
	junitCase struct {
		Name      string         `xml:"name,attr"`
		ClassName printable.Text `xml:"classname,attr"`
		Failure   *junitFailure  `xml:"failure"`
		// Out is the output of a test that did not fail.
		Out printable.Text `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Type    string         `xml:"type,attr"`
		Message printable.Text `xml:"message,attr"`
		Text    printable.Text `xml:",chardata"`
	}
)

func writeJUnit(w io.Writer, r Report) error {
	out := junitReport{Name: "settings-ls"}
	for _, file := range r.Files {
		suite := junitSuite{Name: printable.Line(r.relative(file.Path))}
		for _, f := range file.Findings {
			made := r.junitCase(f)
			if made.Failure != nil {
				suite.Failures++
			}
			suite.Cases = append(suite.Cases, made)
		}
		if suite.Cases == nil {
			suite.Cases = []junitCase{{Name: "settings-ls", ClassName: suite.Name}}
		}
		suite.Tests = len(suite.Cases)
		out.Tests, out.Failures = out.Tests+suite.Tests, out.Failures+suite.Failures
		out.Suites = append(out.Suites, suite)
	}
	return writeXML(w, out)
}

// junitCase is a finding as a test; what is only info does not fail.
func (r Report) junitCase(f Finding) junitCase {
	path := r.relative(f.File)
	text := printable.Sprintf("%s: %s", where(path, f.Range), f.Message)
	made := junitCase{Name: fmt.Sprintf("%s at %d:%d", f.Rule, f.Start.Line, f.Start.Column), ClassName: printable.Line(path)}
	if f.Severity > validate.Warning {
		made.Out = text
	} else {
		made.Failure = &junitFailure{f.Severity.String(), f.Message, text}
	}
	return made
}

// writeXML writes a document with its head.
func writeXML(w io.Writer, value any) error {
	text, err := xml.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
