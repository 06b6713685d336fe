package rule

import (
	"fmt"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Fix is a change of the file that mends a finding.
type Fix struct {
	// Title says what it does, such as `Rename to "parent_image"`.
	Title string
	// Safe says that ZenML does the same with the changed file.
	Safe bool
	// Edits makes the change; none where that cannot be done without touching something else. They
	// are made when they are asked for, since that reads the text again: most findings are
	// only shown.
	Edits func() []doc.Edit
}

// mostReread bounds how much text is read again to make the edits of one document, in bytes. Edits of a document
// without errors read a few lines each; only hostile ones come so far, and get no fixes from then on.
const mostReread = 32 << 20

// Lazily makes the edits of a Fix once, when they are first asked for.
func (p *Pass) Lazily(edits func() ([]doc.Edit, bool)) func() []doc.Edit {
	return sync.OnceValue(func() []doc.Edit {
		if p.File.Doc.Reread() > mostReread {
			return nil
		}
		made, ok := edits()
		if !ok {
			return nil
		}
		return made
	})
}

// Offer adds a way to mend the finding; the zero Fix is none.
func (f *Finding) Offer(fix Fix) *Finding {
	if fix.Edits != nil {
		fix.Title = message.Text(string(printable.Line(fix.Title)))
		f.offered = append(f.offered, fix)
	}
	return f
}

// Fixes are what would mend the finding, the best first; all have edits.
func (f *Finding) Fixes() []Fix {
	var usable []Fix
	for _, fix := range f.offered {
		if len(fix.Edits()) > 0 {
			usable = append(usable, fix)
		}
	}
	return usable
}

// AsSafe is the fix when ZenML does the same with the changed file.
func (f Fix) AsSafe() Fix {
	f.Safe = true
	return f
}

// Removal is the fix that removes a key with its value, or an item.
func (p *Pass) Removal(at Entry) Fix {
	return Fix{Title: "Remove " + at.Name(), Edits: p.Lazily(func() ([]doc.Edit, bool) {
		if at.Key != nil {
			return p.File.Doc.RemoveField(at.Key)
		}
		return p.File.Doc.RemoveItem(at.Value)
	})}
}

// Renaming is the fix that gives a key another name.
func (p *Pass) Renaming(at Entry, name string) Fix {
	return Fix{Title: fmt.Sprintf("Rename to %q", name), Edits: p.Lazily(func() ([]doc.Edit, bool) {
		if p.Refuses(join(at.Path[:len(at.Path)-1], name), at.Value) {
			return nil, false
		}
		return p.File.Doc.RenameKey(at.Key, name)
	})}
}

// Moving is the fix that moves a field to the path from the root, which ends with its new name.
func (p *Pass) Moving(at Entry, path ...string) Fix {
	var parts []any
	for _, part := range path {
		parts = append(parts, part)
	}
	return Fix{Title: "Move to " + Dotted(parts), Edits: p.Lazily(func() ([]doc.Edit, bool) {
		if p.Refuses(parts, at.Value) {
			return nil, false
		}
		return p.File.Doc.MoveField(at.Key, path...)
	})}
}

// Writing is the fix that writes a string in the place of a value.
func (p *Pass) Writing(at Entry, text string) Fix {
	return Fix{Title: fmt.Sprintf("Write %q", shorten.ForMessage(text)), Edits: p.Lazily(func() ([]doc.Edit, bool) {
		if p.Refuses(at.Path, doc.NewString(text)) {
			return nil, false
		}
		return p.File.Doc.ReplaceScalar(at.Value, text)
	})}
}

// Quoting is the fix that quotes a plain value.
func (p *Pass) Quoting(at Entry) Fix {
	return Fix{Title: "Quote " + at.Name(), Edits: p.Lazily(func() ([]doc.Edit, bool) {
		if p.Refuses(at.Path, doc.NewString(at.Value.Text)) {
			return nil, false
		}
		return p.File.Doc.Quote(at.Value)
	})}
}

// Names gives a path of keys; ok is false when an index is in it.
func Names(path []any) (names []string, ok bool) {
	for _, part := range path {
		name, isKey := part.(string)
		if !isKey {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}
