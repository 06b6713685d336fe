package rule

import (
	"iter"
	"slices"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// Fix is a change of the file that removes a finding.
type Fix struct {
	// Title says what it does, such as `Rename to "parent_image"`.
	Title string
	// Safe says that ZenML does the same with the changed file.
	Safe bool
	// Advised says that it does what the advice of its finding says.
	Advised bool
	// Edits makes the change; none where that cannot be done without touching something else. They
	// are made when they are asked for, since that reads the text again: most findings are
	// only shown.
	Edits func() []doc.Edit
}

// mostReread bounds how much text is read again to make the edits of one document, in bytes. Edits of a document
// without errors read a few lines each; only hostile ones come so far, and get no fixes from then on.
const mostReread = 32 << 20

// LazyEdits makes the edits of a Fix once, when they are first asked for; none where they would change an unknown value.
func (p *Pass) LazyEdits(edits func() ([]doc.Edit, bool)) func() []doc.Edit {
	return sync.OnceValue(func() []doc.Edit {
		if p.File.Doc.ParsedBytes() > mostReread {
			return nil
		}
		made, ok := edits()
		if !ok || p.changesUnknown(made) {
			return nil
		}
		return made
	})
}

// AddFix adds a fix of the finding; the zero Fix is not added.
func (f *Finding) AddFix(fix Fix) *Finding {
	if fix.Edits != nil {
		fix.Title = message.Text(string(printable.Line(fix.Title)))
		f.offered = append(f.offered, fix)
	}
	return f
}

// MayHaveSafeFix reports whether one of the Fixes can be safe. It does not make edits.
func (f *Finding) MayHaveSafeFix() bool {
	return slices.ContainsFunc(f.offered, func(fix Fix) bool { return fix.Safe })
}

// Fixes are the fixes of the finding, the best first; all have edits.
func (f *Finding) Fixes() []Fix { return slices.Collect(f.EachFix()) }

// EachFix yields the fixes of the finding, the best first. The edits of each are made when it is its turn.
func (f *Finding) EachFix() iter.Seq[Fix] {
	return func(yield func(Fix) bool) {
		for _, fix := range f.offered {
			if len(fix.Edits()) > 0 && !yield(fix) {
				return
			}
		}
	}
}
