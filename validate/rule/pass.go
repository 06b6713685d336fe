package rule

import (
	"fmt"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Subject is a file, how it is to be judged, and what the rules share of it.
type Subject struct {
	*runconfig.File
	// Judging are the options of the check.
	Judging Options
	// Looked are the rules that look at the file, Unasked those that are off; Found is what
	// the rules before this one have found.
	Looked, Unasked []string
	Found           []*Finding

	remembered
}

// Pass is one rule's look at one file.
type Pass struct {
	*Subject

	rule     *Rule
	findings []*Finding
}

// Look lets a rule look at a file, and gives its findings in the order of its reports.
func (r *Rule) Look(at *Subject) []*Finding {
	pass := &Pass{Subject: at, rule: r}
	r.Check(pass)
	return pass.findings
}

// ReportKey reports a finding on the key of an entry.
func (p *Pass) ReportKey(at Entry, format string, args ...any) *Finding {
	return p.report(at, p.keyPlace(at), format, args)
}

// ReportValue reports a finding on the value of an entry, or on its key when the
// value is empty or a block.
func (p *Pass) ReportValue(at Entry, format string, args ...any) *Finding {
	return p.report(at, p.valuePlace(at), format, args)
}

// ReportFile reports a finding on the whole run configuration, shown at a span of it.
func (p *Pass) ReportFile(span yamldoc.Span, format string, args ...any) *Finding {
	return p.report(Entry{}, p.Doc.Place(span), format, args)
}

// report holds a finding back that rests on damaged text: it would come and go
// while a person types.
func (p *Pass) report(at Entry, place yamldoc.Place, format string, args []any) *Finding {
	finding := &Finding{
		Rule:     p.rule.ID,
		Severity: p.rule.Severity,
		Place:    place,
		Home:     place,
		Message:  fmt.Sprintf(format, args...),
		Path:     append([]any{}, at.Path...),
	}
	if !at.damaged() {
		p.findings = append(p.findings, finding)
	}
	return finding
}

// Whole reports whether no error lies within the node, so that what is not in it
// is really not there.
func (p *Pass) Whole(n *yamldoc.Node) bool {
	n = n.Resolve()
	if n == nil {
		return true
	}
	for _, e := range p.Doc.Errors {
		if e.Span.Start <= n.Span.End && n.Span.Start <= e.Span.End {
			return false
		}
	}
	return true
}
