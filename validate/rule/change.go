package rule

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// RemoveFix is the fix that removes a key with its value, or an item.
func (p *Pass) RemoveFix(at Entry) Fix {
	return Fix{Title: "Remove " + at.Name(), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		if at.Key != nil {
			return p.File.Doc.RemoveField(at.Key)
		}
		return p.File.Doc.RemoveItem(at.Value)
	})}
}

// RenameFix is the fix that gives a key another name.
func (p *Pass) RenameFix(at Entry, name string) Fix {
	return Fix{Title: fmt.Sprintf("Rename to %q", name), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		if p.Rejects(join(at.Path[:len(at.Path)-1], name), at.Value) {
			return nil, false
		}
		return p.File.Doc.RenameKey(at.Key, name)
	})}
}

// MoveFix is the fix that moves a field to the path from the root, which ends with its new name.
func (p *Pass) MoveFix(at Entry, path ...string) Fix {
	parts := Keys(path)
	return Fix{Title: "Move to " + Dotted(parts), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		if p.Rejects(parts, at.Value) {
			return nil, false
		}
		return p.File.Doc.MoveField(at.Key, path...)
	})}
}

// WriteFix is the fix that writes a string instead of another value.
func (p *Pass) WriteFix(at Entry, text string) Fix { return p.writeFix(at, doc.NewString(text)) }

// writeFix is the fix that writes a value instead of another, in the style of the other as far as it can.
func (p *Pass) writeFix(at Entry, value *doc.Node) Fix {
	title, edits := "Write "+writtenWords(p, value), func() ([]doc.Edit, bool) { return p.File.Doc.ReplaceValue(at.Value, value) }
	switch {
	case quotes(at, value):
		title = "Quote " + at.Name() // which does not repeat the value
		edits = func() ([]doc.Edit, bool) { return p.File.Doc.Quote(at.Value) }
	case value.Kind == doc.Scalar && value.Type == doc.TypeString:
		edits = func() ([]doc.Edit, bool) { return p.File.Doc.ReplaceScalar(at.Value, value.Text) }
	case value.Kind == doc.Sequence && len(value.Items) == 1 && doc.Equal(value.Items[0], at.Value.Resolve()):
		title = "Make a list of " + at.Name()
		edits = func() ([]doc.Edit, bool) { return p.File.Doc.WrapInList(at.Value) }
	}
	return Fix{Title: title, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		if p.Rejects(at.Path, value) {
			return nil, false
		}
		return edits()
	})}
}

// quotes reports whether all that has to be done to write value is to quote what is there.
func quotes(at Entry, value *doc.Node) bool {
	is := at.Value
	return is.Kind == doc.Scalar && is.Style == doc.Plain && is.Text != "" &&
		value.Kind == doc.Scalar && value.Type == doc.TypeString && value.Text == is.Text
}

// QuoteFix is the fix that quotes a plain value.
func (p *Pass) QuoteFix(at Entry) Fix { return p.WriteFix(at, at.Value.Text) }
