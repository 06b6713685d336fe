package notebook

import (
	"bytes"
	"encoding/json"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// unescape adds the text of a JSON string.
func (n *Notebook) unescape(span doc.Span) {
	for pos := span.Start; pos < span.End; {
		length := bytes.IndexByte(n.Source[pos:span.End], '\\')
		if length < 0 {
			length = span.End - pos
		}
		if length > 0 {
			n.runs = append(n.runs, run{text: len(n.Text), source: doc.Span{Start: pos, End: pos + length}})
			n.Text = append(n.Text, n.Source[pos:pos+length]...)
			pos += length
		}
		if pos < span.End {
			pos = n.escape(pos, span.End)
		}
	}
}

// escape adds what an escape sequence stands for, and gives its end. A pair of surrogates is one.
func (n *Notebook) escape(pos, end int) int {
	after := pos + 2
	if n.Source[pos+1] == 'u' {
		after = pos + 6
		if after+6 <= end && isSurrogate(n.Source[pos:after]) && bytes.HasPrefix(n.Source[after:end], []byte(`\u`)) {
			after += 6
		}
	}
	var text string
	quoted := append(append([]byte{'"'}, n.Source[pos:after]...), '"')
	if json.Unmarshal(quoted, &text) != nil {
		text = "\ufffd"
	}
	n.runs = append(n.runs, run{len(n.Text), doc.Span{Start: pos, End: after}, true})
	n.Text = append(n.Text, text...)
	return after
}

// isSurrogate reports whether an escape sequence is the first one of a pair.
func isSurrogate(sequence []byte) bool {
	return len(sequence) == 6 && (sequence[2] == 'd' || sequence[2] == 'D') && bytes.IndexByte([]byte("89abAB"), sequence[3]) >= 0
}
