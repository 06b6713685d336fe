package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// reportFlags choose the format of the report and where it is written.
type reportFlags struct {
	format, template, color string
	output                  outputFile
	statistics, quiet       bool
}

func (f *reportFlags) register(command *cobra.Command) {
	flags := command.Flags()
	choice{&f.format, "FORMAT", report.Formats()}.flag(command, "format", "text", "Output format: "+strings.Join(report.Formats(), ", "))
	flags.StringVar(&f.template, "template", "", "Format the report with this Go `TEMPLATE`, or with the template in a file (@FILE)")
	colorFlag(command, &f.color)
	f.output.register(command)
	flags.BoolVar(&f.statistics, "statistics", false, "Also print the number of findings per rule (formats text, concise and markdown)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "Print findings, but nothing else")
	heading(command, outputHeading, "format", "template", "statistics", "quiet")
}

// chosen returns the format that the flags choose.
func (f *reportFlags) chosen() (report.Format, error) {
	format, _ := report.FormatOf(f.format)
	if f.template != "" {
		var err error
		if format, err = f.readTemplate(); err != nil {
			return report.Format{}, err
		}
	}
	if f.statistics && !format.ForPeople {
		return report.Format{}, errors.New("--statistics requires --format text, concise or markdown")
	}
	return format, nil
}

// readTemplate returns the format of --template.
func (f *reportFlags) readTemplate() (report.Format, error) {
	name, isFile := strings.CutPrefix(f.template, "@")
	if !isFile {
		return report.Template(f.template)
	}
	text, err := readNamed("--template", name)
	if err != nil {
		return report.Format{}, err
	}
	return report.Template(string(text))
}

// readNamed reads the file that a flag names. A missing file is an invalid command line, not an error of the file system.
func readNamed(flag, path string) ([]byte, error) {
	text, err := safefile.Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: %v", flag, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	return text, nil
}

// write writes a report of files to out or to --output-file.
func (f *reportFlags) write(command *cobra.Command, out io.Writer, format report.Format, r report.Report, files iter.Seq[report.File]) error {
	r.Quiet, r.Statistics, r.Version = f.quiet, f.statistics, version()
	return f.output.write(command, out, func(out io.Writer) error {
		r.Color = terminal.WantColor(f.color, out)
		return format.Write(out, r, files)
	})
}

// reportFiles yields the outcomes as files of a report. A finding in another file, such as a requirements file that several run
// configurations name, is in the first only.
func reportFiles(outcomes iter.Seq[outcome]) iter.Seq[report.File] {
	return func(yield func(report.File) bool) {
		seen := map[string]bool{}
		for o := range outcomes {
			o.findings = slices.DeleteFunc(o.findings, func(f report.Finding) bool {
				if f.File == o.path {
					return false
				}
				key := fmt.Sprint(f.File, f.Start, f.End, f.Rule, f.Message)
				wasSeen := seen[key]
				seen[key] = true
				return wasSeen
			})
			if !yield(report.File{Path: o.path, Findings: o.findings, Fixed: o.fixed, Known: o.known}) {
				return
			}
		}
	}
}
