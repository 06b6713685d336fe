package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// baselineFlags name the file of known findings.
type baselineFlags struct{ known, write string }

func (b *baselineFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&b.known, "baseline", "", "Do not report the findings in this `FILE`, written by --write-baseline")
	f.StringVar(&b.write, "write-baseline", "", "Write all findings to this `FILE` instead of reporting them")
	heading(command, ruleHeading, "baseline", "write-baseline")
}

// apply removes known findings from outcomes and returns their number.
func (b baselineFlags) apply(stderr io.Writer, outcomes []outcome) (known int, err error) {
	if b.known == "" {
		return 0, nil
	}
	baseline, err := b.read()
	if err != nil {
		return 0, err
	}
	gone := 0
	for i := range outcomes {
		before := len(outcomes[i].findings)
		outcomes[i].findings = slices.DeleteFunc(outcomes[i].findings, baseline.Take)
		known += before - len(outcomes[i].findings)
		gone += baseline.Left(outcomes[i].path)
	}
	if gone > 0 {
		printable.Fprintf(stderr, "settings-ls: %s in %s no longer found; update it with --write-baseline\n", terminal.Plural(gone, "finding"), b.known)
	}
	return known, nil
}

func (b baselineFlags) read() (*report.Baseline, error) {
	text, err := readNamed("--baseline", b.known)
	if err != nil {
		return nil, err
	}
	dir, err := folder(b.known)
	if err != nil {
		return nil, err
	}
	baseline, err := report.ReadBaseline(text, dir)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", b.known, err)
	}
	return baseline, nil
}

// save writes the findings to the file.
func (b baselineFlags) save(stderr io.Writer, outcomes []outcome) error {
	dir, err := folder(b.write)
	if err != nil {
		return err
	}
	baseline, n := report.NewBaseline(dir), 0
	for _, r := range outcomes {
		for _, f := range r.findings {
			baseline.Add(f)
			n++
		}
	}
	var text bytes.Buffer
	if err := baseline.Write(&text); err != nil {
		return err
	}
	if err := safefile.Write(b.write, text.Bytes()); err != nil {
		return fmt.Errorf("--write-baseline: %w", err)
	}
	printable.Fprintf(stderr, "settings-ls: %s written to %s\n", terminal.Plural(n, "finding"), b.write)
	return nil
}

// folder is the absolute folder of a file.
func folder(file string) (string, error) {
	full, err := filepath.Abs(file)
	return filepath.Dir(full), err
}
