package main

import (
	"bytes"
	"fmt"
	"io"
	"iter"
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

// knownFindings are the findings in a baseline that are not found yet; nil for no baseline.
type knownFindings struct {
	*report.Baseline
	path string
	// missing is the number of findings in the files so far that are no longer found.
	missing int
}

// remove removes known findings from outcomes.
func (k *knownFindings) remove(outcomes iter.Seq[outcome]) iter.Seq[outcome] {
	if k == nil {
		return outcomes
	}
	return func(yield func(outcome) bool) {
		for r := range outcomes {
			all := len(r.findings)
			r.findings = slices.DeleteFunc(r.findings, k.Take)
			r.known = all - len(r.findings)
			k.missing += k.Left(r.path)
			if !yield(r) {
				return
			}
		}
	}
}

// warnMissing writes to standard error how many findings are no longer found.
func (k *knownFindings) warnMissing(stderr io.Writer) {
	if k != nil && k.missing > 0 {
		printable.Fprintf(stderr, "settings-ls: %s in %s no longer found; update it with --write-baseline\n", terminal.Plural(k.missing, "finding"), k.path)
	}
}

// read returns the findings in the baseline, nil if there is no baseline.
func (b baselineFlags) read() (*knownFindings, error) {
	if b.known == "" {
		return nil, nil
	}
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
	return &knownFindings{Baseline: baseline, path: b.known}, nil
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
