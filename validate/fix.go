package validate

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Fix is a change of the file that mends a finding.
type Fix = rule.Fix

// Mended is a file after its findings were mended.
type Mended struct {
	*runconfig.File
	// Fixed are the findings that are gone, in the order in which they went.
	Fixed []Finding
	// Left are the findings of the file as it is now.
	Left []Finding
}

// Mend applies the first fix of each finding where wanted agrees, until there is none left to apply.
// A fix never brings new findings, or errors of YAML: what a mistake has hidden, such as
// the string "yes" below a misspelt key, is mended with it where that is safe, and else
// the fix is left out.
func Mend(f *runconfig.File, options Options, wanted func(Finding, Fix) bool) Mended {
	m := Mended{File: f, Left: Check(f, options)}
	refused, tried := map[string]bool{}, 0
	pending := func(f Finding) bool { return mendable(f, wanted) && !refused[topic(f.Rule, &f)] }
	for {
		chosen := apart(m.Left, pending)
		if len(chosen) == 0 && (len(refused) == 0 || len(m.Fixed) == tried) {
			return m
		}
		if len(chosen) == 0 { // what was left out may fit in now that others are done
			clear(refused)
			tried = len(m.Fixed)
			continue
		}
		for !m.apply(chosen, options) {
			if len(chosen) == 1 {
				refused[topic(chosen[0].Rule, &chosen[0])] = true
				break
			}
			chosen = chosen[:len(chosen)/2]
		}
	}
}

// mendable reports whether a finding has a first fix, one of the file itself, that is wanted.
func mendable(f Finding, wanted func(Finding, Fix) bool) bool {
	fixes := f.Fixes()
	return !f.InOtherFile() && len(fixes) > 0 && wanted(f, fixes[0])
}

// apply applies the first fixes of findings, if the file gets better by that.
func (m *Mended) apply(chosen []Finding, options Options) bool {
	next, ok := m.after(chosen, options)
	if ok && more(m.Left, next.Left) {
		next, ok = next.after(apart(next.Left, m.uncovered), options)
	}
	if !ok || len(next.Left) >= len(m.Left) || more(m.Left, next.Left) {
		return false
	}
	*m = next
	return true
}

// after is the file with the first fixes of findings; ok is false when it is worse YAML.
func (m *Mended) after(chosen []Finding, options Options) (next Mended, ok bool) {
	var edits []yamldoc.Edit
	for _, f := range chosen {
		edits = append(edits, f.Fixes()[0].Edits()...)
	}
	text, err := yamldoc.Apply(m.Doc.Source, edits)
	if err != nil {
		return Mended{}, false
	}
	file := runconfig.Parse(m.Doc.Name, text, m.Options)
	next = Mended{File: file, Fixed: append(slices.Clip(m.Fixed), chosen...), Left: Check(file, options)}
	return next, len(file.Doc.Errors) <= len(m.Doc.Errors)
}

// uncovered reports whether a finding is none of those that m has, and safe to mend.
func (m *Mended) uncovered(f Finding) bool {
	safe := func(_ Finding, fix Fix) bool { return fix.Safe }
	known := func(o Finding) bool { return topic(o.Rule, &o) == topic(f.Rule, &f) }
	return mendable(f, safe) && !slices.ContainsFunc(m.Left, known)
}

// more reports whether a rule finds more than before.
func more(before, after []Finding) bool {
	count := map[string]int{}
	for _, f := range before {
		count[f.Rule]++
	}
	for _, f := range after {
		count[f.Rule]--
	}
	for _, n := range count {
		if n < 0 {
			return true
		}
	}
	return false
}

// apart chooses findings whose fixes can be applied together: each was made for the text as it
// is, so that two that touch, or that change the same mapping, could undo each other.
func apart(findings []Finding, wanted func(Finding) bool) []Finding {
	var chosen []Finding
	var taken []yamldoc.Span
	parents := map[string]bool{}
	for _, f := range findings {
		if !wanted(f) {
			continue
		}
		span, parent := hull(f.Fixes()[0].Edits()), rule.Dotted(f.Path[:max(0, len(f.Path)-1)])
		touches := slices.ContainsFunc(taken, func(o yamldoc.Span) bool { return o.Start <= span.End && span.Start <= o.End })
		if touches || parents[parent] {
			continue
		}
		chosen, taken, parents[parent] = append(chosen, f), append(taken, span), true
	}
	return chosen
}

// hull is the span from the first to the last edit.
func hull(edits []yamldoc.Edit) yamldoc.Span {
	first := slices.MinFunc(edits, func(a, b yamldoc.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	last := slices.MaxFunc(edits, func(a, b yamldoc.Edit) int { return cmp.Compare(a.Span.End, b.Span.End) })
	return yamldoc.Span{Start: first.Span.Start, End: last.Span.End}
}
