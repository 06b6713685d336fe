package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
)

// Baseline is what is known of a project and not reported again: how many findings of each rule each file
// has at each key. Lines do not count, so that a baseline holds although a file grows above.
type Baseline struct {
	// Findings are the numbers by file, with slashes and relative to the folder of the baseline, and by
	// rule and keys, such as "unknown-docker-key settings.docker.user_name".
	Findings map[string]map[string]int `json:"findings"`
	dir      string
}

// NewBaseline is an empty one of a file in the folder dir, which is absolute.
func NewBaseline(dir string) *Baseline {
	return &Baseline{Findings: map[string]map[string]int{}, dir: dir}
}

// ReadBaseline reads what Write wrote into a file of the folder dir.
func ReadBaseline(text []byte, dir string) (*Baseline, error) {
	b := NewBaseline(dir)
	if err := json.Unmarshal(text, b); err != nil {
		return nil, fmt.Errorf("not a valid baseline: %w", err)
	}
	return b, nil
}

// Write writes the baseline as JSON, in an order that does not change.
func (b *Baseline) Write(out io.Writer) error {
	return WriteIndented(out, b)
}

// Add takes up a finding.
func (b *Baseline) Add(f Finding) {
	file, name := b.entry(f)
	if b.Findings[file] == nil {
		b.Findings[file] = map[string]int{}
	}
	b.Findings[file][name]++
}

// Take reports whether a finding is in the baseline, and strikes it out, so that
// in the end what matches nothing is left.
func (b *Baseline) Take(f Finding) bool {
	file, name := b.entry(f)
	if b.Findings[file][name] == 0 {
		return false
	}
	b.Findings[file][name]--
	return true
}

// Left counts what was not taken of a file.
func (b *Baseline) Left(path string) int {
	left := 0
	for _, n := range b.Findings[b.relative(path)] {
		left += n
	}
	return left
}

func (b *Baseline) entry(f Finding) (file, name string) {
	name = f.Rule
	for i, part := range f.Path {
		separator := "."
		if i == 0 {
			separator = " "
		}
		name += fmt.Sprint(separator, part)
	}
	return b.relative(f.File), name
}

// relative is a path relative to the folder of the baseline.
func (b *Baseline) relative(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if below, err := filepath.Rel(b.dir, path); err == nil {
		path = below
	}
	return filepath.ToSlash(path)
}
