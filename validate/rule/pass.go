package rule

import (
	"slices"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Pass is the check of one file: its rules run one after the other and share what they compute. Others may run at the same time, see Fork.
type Pass struct {
	File *runconfig.File
	// Options are those of the check; File.Options has the ZenML release.
	Options Options
	// Enabled are the rules that run, in their order; All has the disabled ones, too.
	Enabled, All []*Rule
	// Findings has the findings of the rules that have run, for a rule that ReadsFindings.
	Findings []*Finding

	// Rule is the rule that runs now.
	Rule *Rule

	// reported is what Rule has found so far.
	reported []*Finding
	// walked returns the entries of the file, which are collected once.
	walked func() []WalkedEntry
	cache  cache
}

// NewPass returns a pass over a file.
func NewPass(f *runconfig.File, options Options, all, enabled []*Rule) *Pass {
	return &Pass{File: f, Options: options, All: all, Enabled: enabled, walked: sync.OnceValue(func() []WalkedEntry { return walkFile(f) })}
}

// Fork returns a pass over the same file, whose rules may run at the same time as those of p.
func (p *Pass) Fork() *Pass {
	return &Pass{File: p.File, Options: p.Options, All: p.All, Enabled: p.Enabled, Findings: p.Findings, walked: p.walked}
}

// Run runs a rule, and gives its findings in the order of its reports.
func (p *Pass) Run(r *Rule) []*Finding {
	p.Rule, p.reported = r, nil
	r.Check(p)
	return p.attribute(p.reported)
}

// ReportKey reports a finding on the key of an entry.
func (p *Pass) ReportKey(at Entry, format string, args ...any) *Finding {
	return p.add(at, newFinding(p.Rule, at, p.keyPlace(at), format, args))
}

// ReportValue reports a finding on the value of an entry, or on its key when the
// value is empty or a block. An unknown value has none, nor has text with a marker of a template.
func (p *Pass) ReportValue(at Entry, format string, args ...any) *Finding {
	finding := newFinding(p.Rule, at, p.valuePlace(at), format, args)
	if !at.Value.IsUnknown() && !p.isTemplate(at.Value) {
		p.add(at, finding)
	}
	return finding
}

// ReportFile reports a finding on the whole run configuration, shown at a span of it.
func (p *Pass) ReportFile(span doc.Span, format string, args ...any) *Finding {
	return p.add(Entry{}, newFinding(p.Rule, Entry{}, p.File.Doc.Place(span), format, args))
}

func newFinding(r *Rule, at Entry, place doc.Place, format string, args []any) *Finding {
	return &Finding{
		Rule:     r.ID,
		Severity: r.Severity,
		Place:    place,
		InConfig: place,
		Message:  message.Text(string(printable.Sprintf(format, args...))),
		Path:     pathOf(at),
		at:       at,
	}
}

// pathOf is the path of an entry, not nil.
func pathOf(at Entry) []any {
	if at.Path == nil {
		return []any{}
	}
	return slices.Clip(at.Path)
}

// isTemplate reports whether a scalar contains a marker of a template, so that its text is not what ZenML will read.
func (p *Pass) isTemplate(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Scalar && len(p.File.Doc.TemplatesIn(n.Span)) > 0
}

// add holds back a finding on damaged text, which would come and go while a person types, and one on an entry of another file, which is
// checked by itself.
func (p *Pass) add(at Entry, finding *Finding) *Finding {
	if !at.damaged() && !at.isOutside() {
		p.reported = append(p.reported, finding)
	}
	return finding
}

// IsIntact reports whether no error lies within the node, so that what is not in it
// is really not there.
func (p *Pass) IsIntact(n *doc.Node) bool {
	n = n.Resolve()
	if n == nil || n.Outside() != nil {
		return true
	}
	for _, e := range p.File.Doc.Errors {
		if e.Span.Start <= n.Span.End && n.Span.Start <= e.Span.End {
			return false
		}
	}
	return true
}
