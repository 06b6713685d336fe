package edit

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// probe is a letter that is put where something is typed.
const probe = "x"

// CursorAt reads the text up to the offset with a letter more, and looks where that is in the tree. What follows the offset
// is left out: with half-typed text before it, it may belong to something else.
func (d *editor) CursorAt(offset int) doc.Cursor {
	number, _ := d.OffsetPosition(offset, doc.UTF8)
	editorLine := d.EditorLine(number)
	if offset < editorLine.Start || editorLine.End < offset || d.withinLines(offset) {
		return doc.Cursor{} // before a byte order mark, within a line end, or within a text of several lines
	}
	line := d.typedLine(offset)
	text := probe
	switch {
	case !line.first || strings.HasPrefix(line.word, "*"):
	case !strings.HasSuffix(line.word, ":"):
		text = probe + ":"
	case len(bytes.TrimSpace(d.Source[offset:editorLine.End])) == 0:
		line.tight, text = true, " "+probe
	default:
		return doc.Cursor{}
	}
	before := d.around(offset, line.start)
	leftOut := offset - len(before)
	line.start -= leftOut
	f := finder{document: d.Parse(d.Name, append(before, text...)), line: line, at: len(before) + strings.Index(text, probe)}
	c := f.find()
	c.TypedSpan.Start += leftOut
	if c.Kind == doc.AtNothing {
		return doc.Cursor{}
	}
	if line.tight {
		c.TypedSpan.Start = offset
	}
	rest := wordRest.Find(d.Source[offset:])
	if c.Kind == doc.AtKey {
		rest, _, c.HasColon = bytes.Cut(rest, []byte(":"))
		c.HasColon = c.HasColon || bytes.HasPrefix(d.Source[offset+len(rest):], []byte(":"))
	}
	c.TypedSpan.End = offset + len(rest)
	c.Indent, c.NeedsSpace = line.indent, line.tight
	return c
}

// around is the text before an offset, on a line that begins at start, as far as it says what is typed there: of each block
// that holds the offset the beginning, for its column, and the last child. So not the whole text is read for each
// request. All is kept where an error precedes the line, or the line is indented as no other: what it belongs to then depends
// on every line before it; and in a document with aliases, which need their anchors.
func (d *editor) around(offset, start int) []byte {
	unclear := func(e doc.Error) bool {
		return e.Span.Start < start || e.Code == doc.BadIndentation && e.Span.Start <= offset
	}
	if slices.ContainsFunc(d.Errors, unclear) || len(d.aliasedNodes()) > 0 {
		return d.Source[:offset:offset]
	}
	x := extractor{doc: d}
	for n := d.Root; n != nil && n.Style == doc.Block; {
		last, _, value := childBefore(n, offset)
		if last > 0 && !x.leaveOutMiddle(n, last) {
			return d.Source[:offset:offset]
		}
		n = value
	}
	return x.text(offset)
}

// leaveOutMiddle leaves out what is between the first child of a block, of which only the first child is kept in turn,
// and another child; ok is false where it is not clear where they begin.
func (x *extractor) leaveOutMiddle(n *doc.Node, last int) (ok bool) {
	end, ok := x.start(n, last)
	start := end
	for first := n; ok && first.Style == doc.Block; {
		children := len(first.Fields) + len(first.Items)
		if children > 1 {
			start, ok = x.start(first, 1)
		}
		if children == 0 {
			break
		}
		_, _, first = childBefore(first, childAt(first, 0).Span.Start)
	}
	x.gaps = append(x.gaps, doc.Span{Start: start, End: end})
	return ok && start <= end
}

// wordRest is the rest of a word behind an offset.
var wordRest = regexp.MustCompile(`^[\w.:/-]*`)

// withinLines reports whether an offset lies in a comment, or in a quoted text or a block scalar that began on an earlier line.
func (d *editor) withinLines(offset int) bool {
	i := sort.Search(len(d.Comments), func(i int) bool { return d.Comments[i].Start >= offset })
	if i > 0 && offset <= d.Comments[i-1].End {
		return true
	}
	n := scalarAt(d.Root, offset)
	return n != nil && n.Style != doc.Plain && n.Span.Start < lineStart(d.Document, offset)
}

// scalarAt finds the scalar that holds an offset, nil for none.
func scalarAt(n *doc.Node, offset int) *doc.Node {
	for n != nil && n.Kind != doc.Scalar {
		_, _, n = childBefore(n, offset)
	}
	if n == nil || offset <= n.Span.Start || n.Span.End < offset {
		return nil
	}
	return n
}

// childBefore finds the last child of a collection that begins before an offset; key is nil for an item, and both for none.
func childBefore(n *doc.Node, offset int) (index int, key, value *doc.Node) {
	switch n.Kind {
	case doc.Mapping:
		i := sort.Search(len(n.Fields), func(i int) bool { return n.Fields[i].Key.Span.Start > offset }) - 1
		if i >= 0 {
			return i, n.Fields[i].Key, n.Fields[i].Value
		}
	case doc.Sequence:
		i := sort.Search(len(n.Items), func(i int) bool { return n.Items[i].Span.Start > offset }) - 1
		if i >= 0 {
			return i, nil, n.Items[i]
		}
	}
	return -1, nil, nil
}

// typedLine is the line up to an offset.
type typedLine struct {
	// start is where it begins, in bytes of the text.
	start int
	// indent is the column of what follows its indentation and its dashes, in bytes; item says that it has dashes.
	indent int
	item   bool
	// word is what follows them; first says that it is the beginning of a word, or empty.
	word  string
	first bool
	// tight says that it ends with the colon of a key.
	tight bool
}

// lineHead is a line up to a word: indentation and dashes.
var lineHead = regexp.MustCompile(`^ *((?:- +)*)`)

// firstWord is a word that can be a key or an item.
var firstWord = regexp.MustCompile(`^[\w.:/*-]*$`)

func (d *editor) typedLine(offset int) typedLine {
	start := lineStart(d.Document, offset)
	text := string(d.Source[start:offset])
	head := lineHead.FindStringSubmatch(text)
	word := text[len(head[0]):]
	return typedLine{start: start, indent: len(head[0]), item: head[1] != "", word: word, first: firstWord.MatchString(word)}
}

// lineStart is where the line of an offset begins, after a byte order mark.
func lineStart(d *doc.Document, offset int) int {
	start := d.LineSpan(offset).Start
	if start == 0 && bytes.HasPrefix(d.Source, []byte(doc.ByteOrderMark)) {
		return len(doc.ByteOrderMark)
	}
	return start
}

// finder looks for the probe in the tree of a text that ends with it.
type finder struct {
	document *doc.Document
	line     typedLine
	// at is the offset of the probe.
	at int
}

// find says what the probe is part of.
func (f *finder) find() doc.Cursor {
	var c doc.Cursor
	in := f.document.Root
	for in != nil {
		index, key, value := childBefore(in, f.at)
		c.InFlow = c.InFlow || in.Style == doc.Flow && in.Kind != doc.Scalar
		switch {
		case index < 0:
			return doc.Cursor{}
		case key == nil && value.Kind == doc.Mapping && f.isOnlyKey(value, c.InFlow):
			return f.cursor(c, doc.AtItem, value.Fields[0].Key)
		case key == nil && isLeaf(value):
			return f.cursor(c, doc.AtItem, value)
		case key != nil && f.at < key.Span.End:
			if !c.InFlow && (!f.line.first || f.line.tight || !f.aligned(in)) {
				return doc.Cursor{}
			}
			return f.cursor(c, doc.AtKey, key)
		case key != nil:
			c.Path = append(c.Path, key.Text)
			if isLeaf(value) {
				return f.cursor(c, doc.AtValue, value)
			}
		}
		in = value
	}
	return c
}

func isLeaf(n *doc.Node) bool { return n.Kind == doc.Scalar || n.Kind == doc.Alias }

// isOnlyKey reports whether the mapping is an item that is being typed, on the line of its dash or in brackets: with a colon it is a key.
func (f *finder) isOnlyKey(item *doc.Node, flow bool) bool {
	return (flow || f.line.item) && len(item.Fields) == 1 && f.line.first && f.at < item.Fields[0].Key.Span.End
}

// aligned reports whether the keys of a block begin in the column of the first one: others the reader has moved.
func (f *finder) aligned(block *doc.Node) bool {
	first := block.Fields[0].Key.Span.Start
	return first-lineStart(f.document, first) == f.line.indent
}

// cursor completes a cursor with what is typed of a node; Nowhere for what is not written on the line as it is.
func (f *finder) cursor(c doc.Cursor, kind doc.CursorKind, n *doc.Node) doc.Cursor {
	src := f.document.Source
	end := f.at + len(probe)
	start := end - len(n.Text)
	switch {
	case start < max(f.line.start, n.Span.Start) || start > f.at || string(src[start:end]) != n.Text:
		return doc.Cursor{}
	case kind == doc.AtValue && !c.InFlow && n.Span.Start <= f.line.start+f.line.indent:
		return doc.Cursor{} // on a line of its own, where a key is wanted
	case (kind != doc.AtValue || c.InFlow) && strings.ContainsAny(n.Text, " \t"):
		return doc.Cursor{}
	case n.Kind == doc.Alias:
		start--
	case n.Style == doc.SingleQuoted || n.Style == doc.DoubleQuoted:
		before := bytes.IndexAny(src[n.Span.Start:start], `"'`)
		if n.Span.Start+before != start-1 || strings.IndexByte(n.Text, src[start-1]) >= 0 {
			return doc.Cursor{} // not right behind the opening quote, or behind the closing one
		}
	case n.Style != doc.Plain || strings.ContainsAny(n.Text[:1], "|>"):
		return doc.Cursor{}
	}
	c.Kind, c.TypedSpan.Start = kind, start
	return c
}
