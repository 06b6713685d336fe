package main

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/analysis"
)

// notes are what is left of outcomes once their findings are reported.
type notes struct {
	// outcomes are those that there may be more to say about, without their findings: of each folder the first.
	outcomes []outcome
	folders  map[*analysis.Folder]bool
	// checked is the number of files that were checked.
	checked int
}

// take yields the outcomes of files that were checked, and notes what else there is to say about all.
func (n *notes) take(outcomes iter.Seq[outcome]) iter.Seq[outcome] {
	n.folders = map[*analysis.Folder]bool{}
	return func(yield func(outcome) bool) {
		for r := range outcomes {
			if r.err == nil && !r.selection.checked() {
				continue
			}
			if r.err != nil || r.stopped || r.fixed > 0 || !n.folders[r.folder] {
				noted := r
				noted.findings, noted.diff = nil, nil
				n.outcomes = append(n.outcomes, noted)
			}
			if r.err != nil {
				continue
			}
			n.folders[r.folder] = true
			n.checked++
			if !yield(r) {
				return
			}
		}
	}
}
