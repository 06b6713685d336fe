package notebook

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Read reads a notebook. ok is false for a file that is not one.
func Read(src []byte) (n *Notebook, ok bool) {
	r := reader{Notebook: &Notebook{Source: src}, decoder: json.NewDecoder(bytes.NewReader(src))}
	r.decoder.UseNumber()
	if !r.opens('{') {
		return nil, false
	}
	found := false
	for r.decoder.More() {
		if key, _ := r.token().(string); key == "cells" && !found {
			found = r.cells()
		} else {
			r.skip()
		}
		if r.failed {
			return nil, false
		}
	}
	return r.Notebook, found
}

// reader reads JSON token by token, since it has to know where texts are written.
type reader struct {
	*Notebook
	decoder *json.Decoder
	// before is where the token before ends.
	before int
	failed bool
	number int
}

func (r *reader) token() json.Token {
	r.before = int(r.decoder.InputOffset())
	token, err := r.decoder.Token()
	r.failed = r.failed || err != nil
	return token
}

// opens consumes a bracket.
func (r *reader) opens(bracket rune) bool { return r.token() == json.Delim(bracket) }

// skip skips a value, which may be large: the output of a cell.
func (r *reader) skip() {
	var value json.RawMessage
	if r.decoder.Decode(&value) != nil {
		r.failed = true
	}
}

// cells reads the list of cells.
func (r *reader) cells() bool {
	if !r.opens('[') {
		return false
	}
	for r.decoder.More() && !r.failed {
		r.cell()
	}
	return r.opens(']') || !r.failed
}

// cell reads one cell. What it is can come after its text.
func (r *reader) cell() {
	if !r.opens('{') {
		r.failed = true
		return
	}
	r.number++
	kind := ""
	var lines []doc.Span
	for r.decoder.More() && !r.failed {
		switch key, _ := r.token().(string); key {
		case "cell_type":
			kind, _ = r.token().(string)
		case "source":
			lines = r.lines()
		default:
			r.skip()
		}
	}
	r.token()
	if kind == "code" && !r.failed {
		r.add(lines)
	}
}

// lines reads the text of a cell, a string or a list of strings, and gives where they are written, without quotes.
func (r *reader) lines() []doc.Span {
	switch token := r.token().(type) {
	case string:
		return []doc.Span{r.lastString()}
	case json.Delim:
		var lines []doc.Span
		for token == '[' && r.decoder.More() && !r.failed {
			if _, isString := r.token().(string); !isString {
				r.failed = true
			} else {
				lines = append(lines, r.lastString())
			}
		}
		r.token()
		return lines
	}
	r.failed = true
	return nil
}

// lastString is where the string is written that was read last.
func (r *reader) lastString() doc.Span {
	end := int(r.decoder.InputOffset())
	start := r.before + bytes.IndexByte(r.Source[r.before:end], '"')
	return doc.Span{Start: start + 1, End: end - 1}
}

// add adds a cell with its text, unless it is in another language.
func (r *reader) add(lines []doc.Span) {
	start, runs := len(r.Text), len(r.runs)
	for _, line := range lines {
		r.unescape(line)
	}
	if magic := string(r.Text[start:]); inOtherLanguage(magic) {
		r.Text, r.runs = r.Text[:start], r.runs[:runs]
	}
	r.Cells = append(r.Cells, Cell{Number: r.number, Start: start})
	if end := len(r.Text); end > start && r.Text[end-1] != '\n' {
		last := lines[len(lines)-1].End
		r.runs = append(r.runs, run{text: end, source: doc.Span{Start: last, End: last}, escape: true})
		r.Text = append(r.Text, '\n')
	}
}

// CellText returns the text of a cell, with its lines left empty if they are in another language than Python.
func CellText(text []byte) []byte {
	if !inOtherLanguage(string(text)) {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return r
		}
		return -1
	}, text)
}

// pythonMagics are the cell magics whose cells are Python.
const pythonMagics = " %%capture %%memit %%prun %%time %%timeit "

// inOtherLanguage reports whether the text of a cell begins with a cell magic that gives it to something else than Python,
// such as %%bash.
func inOtherLanguage(text string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " \t\n"), "\n")
	word, _, _ := strings.Cut(strings.TrimSpace(first), " ")
	return strings.HasPrefix(word, "%%") && !strings.Contains(pythonMagics, " "+word+" ")
}
