package secret

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Stars is what a secret is replaced with in a text that is printed; it does not tell how long the secret is.
const Stars = "****"

// Mask hides the secrets of one document, in its source and in what is derived from it. It is safe for concurrent use.
type Mask struct {
	doc    *doc.Document
	lookup func(name string) (string, bool)

	once   sync.Once
	spans  []doc.Span
	values *values
	quoted *values

	mu      sync.Mutex
	sources map[*doc.Document][]byte

	hid atomic.Bool
}

// New gives the mask of a document. lookup gives the values of environment variables that are put into it; it is
// nil where none are. The secrets are looked for when the mask is first used.
func New(document *doc.Document, lookup func(name string) (string, bool)) *Mask {
	return &Mask{doc: document, lookup: lookup}
}

// Show is a mask that hides nothing.
var Show = &Mask{}

// Hid reports whether it has hidden anything in a text, a message or a value so far.
func (m *Mask) Hid() bool { return m.hid.Load() }

func (m *Mask) find() {
	m.once.Do(func() {
		f := &finder{doc: m.doc, lookup: m.lookup}
		f.text()
		f.node(m.doc.Root)
		m.spans, m.values, m.quoted = f.spans, newValues(f.values), newQuotedValues(f.values)
	})
}

// Text hides the secrets of a text that is derived from the document.
func (m *Mask) Text(text string) string {
	if m == Show || text == "" {
		return text
	}
	m.find()
	return m.replace(text, slices.Concat(scan(text), m.values.find(text)))
}

// Message hides the secrets of a message, which quotes values without their names.
func (m *Mask) Message(text string) string {
	if m == Show || text == "" {
		return text
	}
	m.find()
	found := slices.Concat(scan(text), m.values.find(text))
	for _, q := range m.quoted.find(text) {
		found = append(found, match{start: q.start + 1, end: max(q.start+1, q.end-1)})
	}
	return m.replace(text, found)
}

func (m *Mask) replace(text string, found []match) string {
	masked := replace(text, found)
	if masked != text {
		m.hid.Store(true)
	}
	return masked
}

// Value hides the secrets of a value as encoding/json knows it ([]any, map[string]any and scalars) that belongs to a
// name, "" for none.
func (m *Mask) Value(name string, value any) any {
	if m == Show {
		return value
	}
	switch value := value.(type) {
	case nil, bool:
		return value
	case string:
		return m.Scalar(name, value)
	case []any:
		made := make([]any, len(value))
		for i, item := range value {
			itemName := name
			if i > 0 && isOptionName(value[i-1]) {
				itemName = value[i-1].(string)
			}
			made[i] = m.Value(itemName, item)
		}
		return made
	case map[string]any:
		made := make(map[string]any, len(value))
		for key, item := range value {
			made[m.Text(key)] = m.Value(key, item)
		}
		return made
	}
	if isSecret(classify(name), fmt.Sprint(value), false) {
		m.hid.Store(true)
		return Stars
	}
	return value
}

// Scalar hides the secrets of a text that belongs to a name, "" for none.
func (m *Mask) Scalar(name, text string) string {
	if m != Show && isSecret(classify(name), text, true) {
		m.hid.Store(true)
		return Stars
	}
	return m.Text(text)
}

// isOptionName reports whether a word of a command is an option, such as --token, whose value is the next word.
func isOptionName(word any) bool {
	text, ok := word.(string)
	return ok && strings.HasPrefix(text, "--") && !strings.Contains(text, "=")
}

// JSON hides the secrets of an encoded value, string by string.
func (m *Mask) JSON(encoded []byte) []byte {
	if m == Show {
		return encoded
	}
	return jsonString.ReplaceAllFunc(encoded, func(literal []byte) []byte {
		var text string
		if err := json.Unmarshal(literal, &text); err != nil {
			return literal
		}
		masked := m.Text(text)
		if masked == text {
			return literal
		}
		var out bytes.Buffer
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(masked); err != nil {
			panic(err) // a string can be encoded
		}
		return bytes.TrimSpace(out.Bytes())
	})
}

var jsonString = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// Source gives the source of the document, or of one that it names, with an asterisk for each byte of a secret, so that all
// offsets stay.
func (m *Mask) Source(document *doc.Document) []byte {
	if m == Show {
		return document.Source
	}
	m.find()
	m.mu.Lock()
	defer m.mu.Unlock()
	if masked, ok := m.sources[document]; ok {
		return masked
	}
	if m.sources == nil {
		m.sources = map[*doc.Document][]byte{}
	}
	masked := m.source(document)
	m.sources[document] = masked
	return masked
}

func (m *Mask) source(document *doc.Document) []byte {
	spans := m.spans
	text := string(document.Source)
	if document != m.doc {
		spans = spansOf(scan(text))
	}
	spans = append(slices.Clip(spans), spansOf(m.values.find(text))...)
	if len(spans) == 0 {
		return document.Source
	}
	masked := bytes.Clone(document.Source)
	for _, span := range spans {
		for i := span.Start; i < span.End; i++ {
			if masked[i] != '\n' && masked[i] != '\r' && masked[i] != ' ' {
				masked[i] = '*'
			}
		}
	}
	return masked
}

// Hides reports whether there is a secret in a span of the document.
func (m *Mask) Hides(span doc.Span) bool {
	return !bytes.Equal(m.Source(m.doc)[span.Start:span.End], m.doc.Source[span.Start:span.End])
}

// Diff hides the secrets of a unified diff in which lines of the document are repeated.
func (m *Mask) Diff(diff string) string {
	if m == Show {
		return diff
	}
	source, masked := lines(m.doc.Source), lines(m.Source(m.doc))
	hidden := map[string]string{}
	for i, line := range source {
		if line != masked[i] {
			hidden[line] = masked[i]
		}
	}
	out := strings.Split(diff, "\n")
	for i, line := range out {
		if line == "" {
			continue
		}
		if masked, ok := hidden[line[1:]]; ok {
			out[i] = line[:1] + masked
			m.hid.Store(true)
		}
	}
	return m.Text(strings.Join(out, "\n"))
}

func lines(text []byte) []string { return strings.Split(string(text), "\n") }

func spansOf(found []match) []doc.Span {
	spans := make([]doc.Span, len(found))
	for i, m := range found {
		spans[i] = doc.Span{Start: m.start, End: m.end}
	}
	return spans
}

// replace puts Stars in the place of secrets, on each of their lines.
func replace(text string, found []match) string {
	if len(found) == 0 {
		return text
	}
	slices.SortFunc(found, func(a, b match) int { return cmp.Compare(a.start, b.start) })
	var out strings.Builder
	end := 0
	for i := 0; i < len(found); {
		start, stop := found[i].start, found[i].end
		for i++; i < len(found) && found[i].start <= stop; i++ {
			stop = max(stop, found[i].end)
		}
		out.WriteString(text[end:start])
		for line := range strings.Lines(text[start:stop]) {
			content := strings.TrimSpace(line)
			if content == "" {
				out.WriteString(line)
				continue
			}
			before, after, _ := strings.Cut(line, content)
			out.WriteString(before + Stars + after)
		}
		end = stop
	}
	out.WriteString(text[end:])
	return out.String()
}
