package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// reportFlags say in which form findings are written, and where.
type reportFlags struct {
	format, template, color, outputFile string
	statistics, quiet                   bool
}

func (f *reportFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&f.format, "format", "text", "text, concise, markdown, json, jsonl, sarif, github, gitlab, junit,\ncheckstyle or rdjson")
	flags.StringVar(&f.template, "template", "", "instead of --format: a Go template of the report, or @FILE that holds one")
	flags.StringVar(&f.color, "color", "auto", "auto, always or never")
	flags.StringVarP(&f.outputFile, "output-file", "o", "", "file that the report is written to (default: standard output)")
	flags.BoolVar(&f.statistics, "statistics", false, "count the findings of each rule, too (text, concise, markdown)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing but findings")
	complete(command, "format", report.Formats()...)
	complete(command, "color", "auto", "always", "never")
}

// chosen is the form that the flags ask for.
func (f *reportFlags) chosen() (report.Format, error) {
	format, err := report.FormatOf(f.format)
	if err == nil && f.template != "" {
		format, err = f.readTemplate()
	}
	if err == nil && f.statistics && !format.ForPeople {
		err = errors.New("--statistics goes with the formats text, concise and markdown")
	}
	if _, wrong := terminal.WantColor(f.color, nil); err == nil {
		err = wrong
	}
	return format, err
}

// readTemplate is the form that --template gives.
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

// readNamed reads the file that a flag names. One that is not there is wrong usage, not an error of the file system.
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

// write writes a report to out or to the file that the flags name.
func (f *reportFlags) write(out io.Writer, format report.Format, r report.Report) error {
	var text bytes.Buffer
	if f.outputFile != "" {
		out = &text
	}
	var err error
	if r.Color, err = terminal.WantColor(f.color, out); err != nil {
		return err
	}
	r.Quiet, r.Statistics, r.Version = f.quiet, f.statistics, version()
	if err := format.Write(out, r); err != nil || f.outputFile == "" {
		return err
	}
	return safefile.Write(f.outputFile, text.Bytes())
}

// together is the report of all files; dir is the folder that relative paths count from. What several of them find in the same other file, such as
// a requirements file that each names, is said once.
func together(outcomes []outcome, dir string) report.Report {
	r := report.Report{Dir: dir}
	said := map[string]bool{}
	for _, o := range outcomes {
		file := report.File{Path: o.path}
		for _, f := range o.findings {
			key := fmt.Sprint(f.File, f.Start, f.End, f.Rule, f.Message)
			if f.File != o.path && said[key] {
				continue
			}
			said[key] = true
			file.Findings = append(file.Findings, f)
		}
		r.Files, r.Fixed = append(r.Files, file), r.Fixed+o.fixed
	}
	return r
}
