package rule

import (
	"fmt"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// Fix is a change of the file that mends a finding.
type Fix struct {
	// Title says what it does, such as `Rename to "parent_image"`.
	Title string
	// Safe says that ZenML does the same with the changed file.
	Safe  bool
	Edits []yamldoc.Edit
}

// Offer adds a way to mend the finding, if there is one: a fix without edits is none.
func (f *Finding) Offer(fix Fix) *Finding {
	if len(fix.Edits) > 0 {
		f.Fixes = append(f.Fixes, fix)
	}
	return f
}

// AsSafe is the fix when ZenML does the same with the changed file.
func (f Fix) AsSafe() Fix {
	f.Safe = true
	return f
}

// Removal is the fix that removes a key with its value, or an item. As all of these it has no edits
// where that cannot be done without touching something else.
func (p *Pass) Removal(at Place) Fix {
	fix := Fix{Title: "Remove " + at.Name()}
	if at.Key != nil {
		fix.Edits, _ = p.Doc.RemoveField(at.Key)
	} else {
		fix.Edits, _ = p.Doc.RemoveItem(at.Value)
	}
	return fix
}

// Renaming is the fix that gives a key another name.
func (p *Pass) Renaming(at Place, name string) Fix {
	edits, _ := p.Doc.RenameKey(at.Key, name)
	return Fix{Title: fmt.Sprintf("Rename to %q", name), Edits: edits}
}

// Moving is the fix that moves a field to the path from the root, which ends with its new name.
func (p *Pass) Moving(at Place, path ...string) Fix {
	var parts []any
	for _, part := range path {
		parts = append(parts, part)
	}
	edits, _ := p.Doc.MoveField(at.Key, path...)
	return Fix{Title: "Move to " + Dotted(parts), Edits: edits}
}

// Writing is the fix that writes a string in the place of a value.
func (p *Pass) Writing(at Place, text string) Fix {
	edits, _ := p.Doc.ReplaceScalar(at.Value, text)
	return Fix{Title: fmt.Sprintf("Write %q", Short(text)), Edits: edits}
}

// Quoting is the fix that quotes a plain value.
func (p *Pass) Quoting(at Place) Fix {
	edits, _ := p.Doc.Quote(at.Value)
	return Fix{Title: "Quote " + at.Name(), Edits: edits}
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
