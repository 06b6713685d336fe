package edit

import (
	"bytes"
	"slices"
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// probe is a letter that is inserted at the cursor, so that there is a word.
const probe = "x"

// CursorAt parses the text with an additional letter at the offset. What is typed is the word with that letter: a keyword of a call, a key
// or a value. The path is that of the call or display around it in the document's tree; there is none outside of the tree.
func (d *editor) CursorAt(offset int) doc.Cursor {
	if d.inComment(offset) {
		return doc.Cursor{}
	}
	text := slices.Concat(d.Source[:offset], []byte(probe), d.Source[offset:])
	typed, ok := d.parse(d.Name, text).Editor.(*editor)
	if !ok {
		return doc.Cursor{}
	}
	f := finder{editor: typed, offset: offset}
	f.descend()
	if c := f.cursor(); f.isSeparated(c) {
		return c
	}
	return doc.Cursor{}
}

// inComment reports whether an offset is after the # of a comment.
func (d *editor) inComment(offset int) bool {
	i := sort.Search(len(d.Comments), func(i int) bool { return d.Comments[i].End >= offset })
	return i < len(d.Comments) && d.Comments[i].Start < offset
}

// finder searches the probe in the tree of a text.
type finder struct {
	*editor
	offset int
	// around are the expressions that hold the probe, outermost first; the last one is the word.
	around []syntax.Expr
}

// descend finds the expressions around the probe.
func (f *finder) descend() {
	f.module.Inspect(func(n syntax.Node) bool {
		if span := n.Span(); f.offset < span.Start || span.End <= f.offset || span.Start >= f.module.Reliable {
			return false
		}
		if x, ok := n.(syntax.Expr); ok {
			f.around = append(f.around, x)
		}
		return true
	})
}

// isSeparated reports whether a word is the first on its line, or after what can be before a keyword, a key or a value.
func (f *finder) isSeparated(c doc.Cursor) bool {
	start := c.TypedSpan.Start
	if c.InQuotes {
		start--
	}
	start, first := f.lineStart(start)
	return first || bytes.IndexByte([]byte("([{,=:"), f.Source[start-1]) >= 0
}

// cursor describes what is typed.
func (f *finder) cursor() doc.Cursor {
	if len(f.around) == 0 {
		return doc.Cursor{}
	}
	last := len(f.around) - 1
	if call, ok := f.around[last].(*syntax.Call); ok { // the name of a keyword is not one
		return f.atKeyword(call)
	}
	c, ok := f.word(f.around[last])
	if !ok || last == 0 {
		return doc.Cursor{}
	}
	around := f.around[last-1]
	path, ok := f.path(last - 1)
	if !ok {
		return doc.Cursor{}
	}
	c.Path = path
	switch x := around.(type) {
	case *syntax.Call:
		c = inCall(c, x, f.around[last])
	case *syntax.Dict:
		c = f.inDict(c, x, f.around[last])
	case *syntax.Display:
		c = inDisplay(c, x)
	}
	if c.Kind != doc.AtValue {
		c.Present = f.present(around, f.around[last])
	}
	return c
}

// atKeyword is the cursor in the keyword of an argument.
func (f *finder) atKeyword(call *syntax.Call) doc.Cursor {
	for i, a := range call.Args {
		if a.Kind == syntax.Keyword && a.KeywordSpan.Start <= f.offset && f.offset < a.KeywordSpan.End {
			path, ok := f.path(len(f.around) - 1)
			if !ok {
				return doc.Cursor{}
			}
			return doc.Cursor{
				Kind: doc.AtKey, Path: path, HasColon: true, TypedSpan: withoutProbe(a.KeywordSpan),
				Present: keywords(slices.Delete(slices.Clone(call.Args), i, i+1)),
			}
		}
	}
	return doc.Cursor{}
}

func withoutProbe(span doc.Span) doc.Span {
	return doc.Span{Start: span.Start, End: span.End - len(probe)}
}

// inText matches what is typed in quotes, as far as it can be completed, and the rest of it.
var (
	inText     = lazyregexp.New(`^[\w.:/-]*$`)
	restOfText = lazyregexp.New(`^[\w.:/-]*`)
)

// word is the cursor in a name, or in a string in one pair of quotes without anything that has a meaning of its own.
func (f *finder) word(x syntax.Expr) (c doc.Cursor, ok bool) {
	switch x := x.(type) {
	case *syntax.Name:
		return doc.Cursor{TypedSpan: withoutProbe(x.Span())}, true
	case *syntax.String:
		l := x.Literals[0]
		simple := len(x.Literals) == 1 && l.Prefix == "" && l.Text.Start == l.Span.Start+1
		if !simple || f.offset < l.Text.Start || l.Text.End <= f.offset || !inText().Match(f.Source[l.Text.Start:f.offset]) {
			return c, false
		}
		rest := restOfText().Find(f.Source[f.offset+len(probe) : l.Text.End])
		return doc.Cursor{InQuotes: true, TypedSpan: doc.Span{Start: l.Text.Start, End: f.offset + len(rest)}}, true
	}
	return c, false
}

// inCall is the cursor in an argument, which becomes a keyword, or in the value of one.
func inCall(c doc.Cursor, call *syntax.Call, word syntax.Expr) doc.Cursor {
	for _, a := range call.Args {
		switch {
		case a.Value != word:
		case a.Kind == syntax.Keyword:
			c.Kind, c.Path = doc.AtValue, append(slices.Clip(c.Path), a.Keyword)
		case a.Kind == syntax.Positional && !c.InQuotes:
			c.Kind = doc.AtKey
		}
	}
	return c
}

// inDict is the cursor in a key or value of a dictionary.
func (f *finder) inDict(c doc.Cursor, dict *syntax.Dict, word syntax.Expr) doc.Cursor {
	c.InFlow = true
	for _, item := range dict.Items {
		switch {
		case item.Key == word:
			c.Kind = doc.AtKey
			c.HasColon = bytes.HasPrefix(bytes.TrimLeft(f.Source[word.Span().End:], " \t"), []byte(":"))
		case item.Value == word && item.Key != nil:
			if key := f.reader.Node(item.Key); key.IsString() {
				c.Kind, c.Path = doc.AtValue, append(slices.Clip(c.Path), key.Resolve().Text)
			}
		}
	}
	return c
}

// inDisplay is the cursor in an item. The only word in braces can become a key.
func inDisplay(c doc.Cursor, display *syntax.Display) doc.Cursor {
	c.InFlow = true
	c.Kind = doc.AtItem
	if display.Kind == syntax.Set && len(display.Items) == 1 {
		c.Kind = doc.AtKey
	}
	return c
}

func keywords(args []syntax.Argument) []string {
	var all []string
	for _, a := range args {
		if a.Kind == syntax.Keyword {
			all = append(all, a.Keyword)
		}
	}
	return all
}

// present are the keys or items in a call or display, without the word that is typed.
func (f *finder) present(around, word syntax.Expr) []string {
	var all []string
	switch x := around.(type) {
	case *syntax.Call:
		return keywords(x.Args)
	case *syntax.Dict:
		for _, item := range x.Items {
			if item.Key != nil && item.Key != word {
				all = append(all, f.reader.Node(item.Key).Resolve().Text)
			}
		}
	case *syntax.Display:
		for _, item := range x.Items {
			if item != word {
				all = append(all, f.reader.Node(item).Resolve().Text)
			}
		}
	}
	return all
}
