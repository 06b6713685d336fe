package edit

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// Most edits replace one word, or add one to a list. What the text then means is known without parsing it, if the document has no errors: a word
// has no indicators and is on one line, so that the parser is in the same state after it as after the word before.

// longestWord is the maximum length of a word in bytes. It keeps keys below the limit of 1024 characters.
const longestWord = 200

// isWord reports whether a text has only characters that YAML allows everywhere in a plain scalar, and does not start with an indicator.
func isWord(text string) bool {
	if text == "" || len(text) > longestWord || !isLetterOrDigit(text[0]) {
		return false
	}
	for i := range len(text) {
		if !isLetterOrDigit(text[i]) && strings.IndexByte("_-./=<>~+@", text[i]) < 0 {
			return false
		}
	}
	return true
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// unquoted returns a text without the quotation marks around it, if it has any.
func unquoted(text string) (inner string, quoted bool) {
	if last := len(text) - 1; last > 0 && (text[0] == '"' || text[0] == '\'') && text[0] == text[last] {
		return text[1:last], true
	}
	return text, false
}

// isWrittenWord reports whether a text is a word, in quotes or not, that is parsed as a scalar: a string, a boolean, null or a number. A number with
// underscores may have no digits, which Python rejects.
func isWrittenWord(text string, scalar *doc.Node) bool {
	word, quoted := unquoted(text)
	if scalar.Kind != doc.Scalar || scalar.Text != word || scalar.Anchor() != "" || !isWord(word) {
		return false
	}
	switch scalar.Type {
	case doc.TypeString:
		return quoted || syntax.PlainType(word) == doc.TypeString
	case doc.TypeBool, doc.TypeNull:
		return !quoted && syntax.PlainType(word) == scalar.Type
	case doc.TypeInt, doc.TypeFloat:
		return !quoted && syntax.PlainType(word) == scalar.Type && !strings.Contains(word, "_")
	}
	return false
}

// replacesWord reports whether a key or value is a word that can be replaced with a text, which is parsed as by, with no other effect.
func (d *editor) replacesWord(at nodePosition, n *doc.Node, text string, by *doc.Node) bool {
	if !d.inBlocks(at.parents) || !d.isWordAt(n) || !isWrittenWord(text, by) {
		return false
	}
	next := d.Source[d.ContentSpan(n).End]
	return at.isKey && next == ':' || !at.isKey && endsWord(next)
}

// appendsWord reports whether edits that write a text after the last item of a list, a word, add an item that is parsed as by, with no other effect.
func (d *editor) appendsWord(at nodePosition, list *doc.Node, edits []doc.Edit, text string, by *doc.Node) bool {
	if !d.inBlocks(at.parents) || list.Type != doc.TypeList || len(list.Items) == 0 || len(edits) != 1 || !isWrittenWord(text, by) {
		return false
	}
	last := list.Items[len(list.Items)-1]
	if !d.isWordAt(last) {
		return false
	}
	if list.Style == doc.Flow {
		end := d.ContentSpan(last).End
		next := d.Source[end]
		return edits[0].Span.Start == end && (next == ']' || next == ',' || endsWord(next))
	}
	return d.hasEditorLines(edits[0].Span.Start)
}

// endsWord reports whether a character ends a word in block style and in brackets.
func endsWord(c byte) bool { return c == ' ' || c == '\n' || c == '\r' }

// inBlocks reports whether the document has no errors and collections are written as blocks. In brackets, and in the keys that these can be part of,
// more depends on the text of a scalar.
func (d *editor) inBlocks(parents []*doc.Node) bool {
	if len(d.Errors) > 0 || len(d.Templates) > 0 || len(parents) == 0 {
		return false
	}
	for _, in := range parents {
		if in.Style != doc.Block || in.Type != doc.TypeDict && in.Type != doc.TypeList {
			return false
		}
	}
	return true
}

// isWordAt reports whether a node is written as a word, without anchor and tag, in quotes or not, before the end of the text.
func (d *editor) isWordAt(n *doc.Node) bool {
	if n.Kind != doc.Scalar || !isWord(n.Text) {
		return false
	}
	span := d.ContentSpan(n)
	word := d.Source[span.Start:span.End]
	if n.Style == doc.SingleQuoted || n.Style == doc.DoubleQuoted {
		word = word[1 : len(word)-1]
	}
	return string(word) == n.Text && span.End < len(d.Source)
}

// hasEditorLines reports whether the lines up to an offset, which edits go by, are those of YAML.
func (d *editor) hasEditorLines(offset int) bool {
	line, _ := d.OffsetLineColumn(offset)
	editorLine, _ := d.OffsetPosition(offset, doc.UTF8)
	return line-1 == editorLine
}
