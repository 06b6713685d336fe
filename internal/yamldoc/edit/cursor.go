package edit

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// probe is a letter that is inserted at the cursor.
const probe = "x"

// CursorAt parses the text up to the offset with an additional letter, and searches the letter in the tree. The text after the offset is ignored,
// since it may belong to something else if the text before is incomplete.
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
	rest := wordRest().Find(d.Source[offset:])
	if c.Kind == doc.AtKey {
		rest, _, c.HasColon = bytes.Cut(rest, []byte(":"))
		c.HasColon = c.HasColon || bytes.HasPrefix(d.Source[offset+len(rest):], []byte(":"))
	}
	c.TypedSpan.End = offset + len(rest)
	c.Indent, c.NeedsSpace = line.indent, line.tight
	c.Present = d.present(c)
	return c
}

// present returns the keys or items next to the one at a cursor.
func (d *editor) present(c doc.Cursor) []string {
	n := d.Root.At(c.Path...).Resolve()
	if n == nil {
		return nil
	}
	var present []string
	add := func(n *doc.Node) {
		if n.Span.End < c.TypedSpan.Start || c.TypedSpan.End < n.Span.Start {
			present = append(present, n.Text)
		}
	}
	for _, field := range n.Fields {
		add(field.Key)
	}
	for _, item := range n.Items {
		add(item)
	}
	return present
}

// around returns the part of the text before an offset that determines what is typed there; the line starts at start. Of each enclosing block it keeps
// the start, for its column, and the last child, so that not the whole text is parsed for each request. The whole text is kept if an error precedes
// the line or the indentation of the line is unique, since what the line belongs to then depends on all lines before, and in a document with aliases,
// which need their anchors.
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

// leaveOutMiddle removes what is between the first child of a block, of which in turn only the first child is kept, and another child; ok is false if
// their start is not clear.
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

// wordRest returns the rest of the word after an offset.
var wordRest = lazyregexp.New(`^[\w.:/-]*`)

// withinLines reports whether an offset is in a comment, or in a quoted scalar or block scalar that started on an earlier line.
func (d *editor) withinLines(offset int) bool {
	i := sort.Search(len(d.Comments), func(i int) bool { return d.Comments[i].Start >= offset })
	if i > 0 && offset <= d.Comments[i-1].End {
		return true
	}
	n := scalarAt(d.Root, offset)
	return n != nil && n.Style != doc.Plain && n.Span.Start < lineStart(d.Document, offset)
}

// scalarAt returns the scalar that contains an offset, or nil.
func scalarAt(n *doc.Node, offset int) *doc.Node {
	for n != nil && n.Kind != doc.Scalar {
		_, _, n = childBefore(n, offset)
	}
	if n == nil || offset <= n.Span.Start || n.Span.End < offset {
		return nil
	}
	return n
}

// childBefore returns the last child of a collection that starts before an offset; key is nil for an item, and both if there is none.
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

// typedLine returns the line up to an offset.
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

// lineHead matches a line up to a word: indentation and dashes.
var lineHead = lazyregexp.New(`^ *((?:- +)*)`)

// firstWord matches a word that can be a key or an item.
var firstWord = lazyregexp.New(`^[\w.:/*-]*$`)

func (d *editor) typedLine(offset int) typedLine {
	start := lineStart(d.Document, offset)
	text := string(d.Source[start:offset])
	head := lineHead().FindStringSubmatch(text)
	word := text[len(head[0]):]
	return typedLine{start: start, indent: len(head[0]), item: head[1] != "", word: word, first: firstWord().MatchString(word)}
}

// lineStart returns the start of the line of an offset, after a byte order mark.
func lineStart(d *doc.Document, offset int) int {
	start := d.LineSpan(offset).Start
	if start == 0 && bytes.HasPrefix(d.Source, []byte(doc.ByteOrderMark)) {
		return len(doc.ByteOrderMark)
	}
	return start
}

// finder searches the probe in the tree of a text that ends with it.
type finder struct {
	document *doc.Document
	line     typedLine
	// at is the offset of the probe.
	at int
}

// find returns the cursor for the node that contains the probe.
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

// isOnlyKey reports whether a mapping is an item that is being typed, on the line of its dash or in brackets, since it becomes a key with a colon.
func (f *finder) isOnlyKey(item *doc.Node, flow bool) bool {
	return (flow || f.line.item) && len(item.Fields) == 1 && f.line.first && f.at < item.Fields[0].Key.Span.End
}

// aligned reports whether the keys of a block start in the column of the first one; others were moved during recovery.
func (f *finder) aligned(block *doc.Node) bool {
	first := block.Fields[0].Key.Span.Start
	return first-lineStart(f.document, first) == f.line.indent
}

// cursor completes a cursor for a node; AtNothing if the text is not on the line literally.
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
			return doc.Cursor{} // not directly after the opening quote, or after the closing one
		}
	case n.Style != doc.Plain || strings.ContainsAny(n.Text[:1], "|>"):
		return doc.Cursor{}
	}
	c.Kind, c.TypedSpan.Start = kind, start
	return c
}
