package doc

import "slices"

// Revision is a text made from an original one by edits, possibly in several steps. Its Edits describe all steps at once. The zero value
// is the original itself. It is immutable.
type Revision struct {
	// pieces make up the text, in order; nil for the original.
	pieces []piece
}

// piece is a part of the original, or new text.
type piece struct {
	original Span
	text     string
	isNew    bool
}

func (p piece) len() int {
	if p.isNew {
		return len(p.text)
	}
	return p.original.End - p.original.Start
}

// from and to split a piece at an offset in it.
func (p piece) from(at int) piece {
	if p.isNew {
		p.text = p.text[at:]
	}
	p.original.Start += at
	return p
}

func (p piece) to(at int) piece {
	if p.isNew {
		p.text = p.text[:at]
	}
	p.original.End = p.original.Start + at
	return p
}

// Then returns the revision after further edits of its text src, which ApplyExact accepts.
func (r Revision) Then(src []byte, edits []Edit) Revision {
	rest := slices.Clone(r.pieces)
	if rest == nil {
		rest = []piece{{original: Span{End: len(src)}}}
	}
	var made []piece
	at := 0
	// skip moves to an offset, and keeps what is before it.
	skip := func(to int, keep bool) {
		for at < to && len(rest) > 0 {
			n := min(to-at, rest[0].len())
			if keep && n > 0 {
				made = append(made, rest[0].to(n))
			}
			at += n
			if rest[0] = rest[0].from(n); rest[0].len() == 0 {
				rest = rest[1:]
			}
		}
	}
	for _, e := range sortedEdits(edits) {
		skip(e.Span.Start, true)
		skip(e.Span.End, false)
		if e.Text != "" {
			made = append(made, piece{text: e.Text, isNew: true})
		}
	}
	return Revision{append(made, rest...)}
}

// Edits returns the edits of the original text src that make the revision, in order. They do not touch each other.
func (r Revision) Edits(src []byte) []Edit {
	if r.pieces == nil {
		return nil
	}
	var edits []Edit
	at, text := 0, ""
	add := func(to int) {
		if at < to || text != "" {
			edits = append(edits, Edit{Span{at, to}, text})
		}
		text = ""
	}
	for _, p := range r.pieces {
		if p.isNew {
			text += p.text
			continue
		}
		if p.len() > 0 {
			add(p.original.Start)
			at = p.original.End
		}
	}
	add(len(src))
	return edits
}
