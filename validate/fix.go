package validate

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// Fix is a change of the file that fixes a finding.
type Fix = rule.Fix

// FixResult is a file after its findings were fixed.
type FixResult struct {
	*runconfig.File
	// Fixed are the findings that are gone, in the order in which they went.
	Fixed []Finding
	// Left are the findings of the file as it is now, as Check gives them.
	Left []Finding
	// Stopped says that fixes may be left that were not tried, since too much text would have been read again.
	Stopped bool

	// reread is how much text was read again so far, in bytes.
	reread int64
	// original is the text before all changes, revision what they have made of it.
	original []byte
	revision doc.Revision
}

// Edits returns the edits of the original text that make all changes.
func (m *FixResult) Edits() []doc.Edit { return m.revision.Edits(m.original) }

// edited returns the file after edits; ok is false where they overlap.
func (m *FixResult) edited(edits []doc.Edit) (next FixResult, ok bool) {
	next = FixResult{Fixed: slices.Clip(m.Fixed), reread: m.spent(), original: m.original}
	edits = doc.KeepFinalLineEnd(m.Doc.Source, edits)
	text, err := doc.ApplyExact(m.Doc.Source, edits)
	if err != nil {
		return next, false
	}
	next.reread += int64(len(text))
	next.revision = m.revision.Then(m.Doc.Source, edits)
	next.File = runconfig.Read(m.Doc.Parse(m.Doc.Name, text), m.Options)
	return next, true
}

// MaxReread bounds how much text is read again to fix the findings of one file, in bytes.
const MaxReread = 16 << 20

// ApplyFixes applies the first fix of each finding where wanted agrees, until there is none left to apply.
// A fix never brings new findings, or errors of YAML: what a mistake has hidden, such as
// the string "yes" below a misspelled key, is fixed with it where that is safe, and else
// the fix is left out.
//
// What fixes do together is not predicted but checked. A pass applies as many as can be made at once (see batch),
// reads and checks the result, and keeps it only when it is better. When it is not, the next pass tries half as many,
// down to a single fix, which is then left out; after a success, twice as many. So a fix that makes things worse costs
// about twice the binary logarithm of the number of findings in passes, and a file without such fixes a few passes.
// MaxReread bounds them all.
func ApplyFixes(f *runconfig.File, options Options, wanted func(Finding, Fix) bool) FixResult {
	m := applyFixes(f, options, wanted)
	m.Left = limited(m.Left)
	return m
}

// applyFixes is ApplyFixes with all findings that are left.
func applyFixes(f *runconfig.File, options Options, wanted func(Finding, Fix) bool) FixResult {
	m := FixResult{File: f, Left: check(f, options), original: f.Doc.Source}
	rejected, tried, size := map[topic]bool{}, 0, len(m.Left)
	pending := func(f Finding) bool { return fixable(f, wanted) && !rejected[topicOf(f)] }
	for {
		chosen := together(m.Doc, m.Left, size, pending)
		switch {
		case f.IsCanceled(), len(chosen) == 0 && (len(rejected) == 0 || len(m.Fixed) == tried):
			return m
		case len(chosen) == 0: // what was left out may fit in now that others are done
			clear(rejected)
			tried, size = len(m.Fixed), len(m.Left)
		case m.spent() > MaxReread:
			m.Stopped = true
			return m
		case m.apply(chosen, options):
			size = 2 * len(chosen)
		case len(chosen) > 1:
			size = len(chosen) / 2
		default:
			rejected[topicOf(chosen[0])] = true
		}
	}
}

// spent is how much text was read again, in bytes, also to verify the edits of the file as it is now.
func (m *FixResult) spent() int64 { return m.reread + m.Doc.ParsedBytes() }

// fixable reports whether a finding has a first fix, one of the file itself, that is wanted.
func fixable(f Finding, wanted func(Finding, Fix) bool) bool {
	if f.InOtherFile() {
		return false
	}
	fixes := f.Fixes()
	return len(fixes) > 0 && wanted(f, fixes[0])
}

// apply applies the first fixes of findings, if the file gets better by that.
func (m *FixResult) apply(chosen []Finding, options Options) bool {
	next, ok := m.after(chosen, options)
	if ok && more(m.Left, next.Left) {
		next, ok = next.after(together(next.Doc, next.Left, len(next.Left), m.uncovered()), options)
	}
	m.reread = next.reread
	if !ok || len(next.Left) >= len(m.Left) || more(m.Left, next.Left) {
		return false
	}
	*m = next
	return true
}

// after is the file with the first fixes of findings; ok is false when it is worse YAML.
func (m *FixResult) after(chosen []Finding, options Options) (next FixResult, ok bool) {
	var edits []doc.Edit
	for _, f := range chosen {
		edits = append(edits, f.Fixes()[0].Edits()...)
	}
	if next, ok = m.edited(edits); !ok {
		return next, false
	}
	if len(next.Doc.Errors) > len(m.Doc.Errors) || len(chosen) > 1 && repeats(next.Doc, m.Doc) {
		return next, false
	}
	next.Fixed, next.Left = append(next.Fixed, chosen...), check(next.File, options)
	return next, true
}

// uncovered returns a function that reports whether a finding is not among those of m, and is safe to fix.
func (m *FixResult) uncovered() func(Finding) bool {
	safe := func(_ Finding, fix Fix) bool { return fix.Safe }
	known := map[topic]bool{}
	for _, f := range m.Left {
		known[topicOf(f)] = true
	}
	return func(f Finding) bool { return !known[topicOf(f)] && fixable(f, safe) }
}

// more reports whether a rule finds more than before.
func more(before, after []Finding) bool {
	count := map[ID]int{}
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
