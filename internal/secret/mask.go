package secret

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Redacted replaces a secret in printed text. It does not reveal the length of the secret.
const Redacted = "****"

// Mask hides the secrets of a document in its source and in anything derived from it. It is safe for concurrent use.
type Mask struct {
	doc    *doc.Document
	lookup func(name string) (string, bool)
	// outside are values of other files.
	outside []*doc.Node

	once   sync.Once
	spans  []doc.Span
	values *index
	quoted *index

	mu      sync.Mutex
	sources map[*doc.Document][]byte

	hasMasked atomic.Bool
}

// NewMask returns the mask of a document and of values of other files, which may be nil. lookup returns the values of environment variables that are inserted into the
// document; it is nil if they are not. The document is scanned when the mask is first used.
func NewMask(document *doc.Document, lookup func(name string) (string, bool), outside ...*doc.Node) *Mask {
	return &Mask{doc: document, lookup: lookup, outside: outside}
}

// NoMask is a mask that hides nothing.
var NoMask = &Mask{}

// HasMasked reports whether the mask has hidden anything in a text, message or value so far.
func (m *Mask) HasMasked() bool { return m.hasMasked.Load() }

func (m *Mask) find() {
	m.once.Do(func() {
		f, source := &collector{doc: m.doc, lookup: m.lookup}, string(m.doc.Source)
		f.scanSource(source)
		f.walk(m.doc.Root)
		if len(m.outside) > 0 {
			f.seen = map[*doc.Node]bool{}
		}
		for _, n := range m.outside {
			f.walk(n)
		}
		m.values, m.quoted = newIndex(f.values), newQuotedIndex(f.values)
		m.spans = append(f.spans, spansOf(m.values.find(source))...)
	})
}

// Text hides the secrets in a text derived from the document.
func (m *Mask) Text(text string) string {
	if m == NoMask || text == "" {
		return text
	}
	m.find()
	return m.replace(text, slices.Concat(scan(text), m.values.find(text)))
}

// Message hides the secrets in a message, which can quote a value without its name.
func (m *Mask) Message(text string) string {
	if m == NoMask || text == "" {
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
		m.hasMasked.Store(true)
	}
	return masked
}

// Value hides the secrets in a value with the types of encoding/json ([]any, map[string]any and scalars). name is the key
// of the value, "" for none.
func (m *Mask) Value(name string, value any) any {
	if m == NoMask {
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
		m.hasMasked.Store(true)
		return Redacted
	}
	return value
}

// Scalar hides the secrets in a string. name is the key of the string, "" for none.
func (m *Mask) Scalar(name, text string) string {
	if m != NoMask && isSecret(classify(name), text, true) {
		m.hasMasked.Store(true)
		return Redacted
	}
	return m.Text(text)
}

// isOptionName reports whether a command-line argument is an option, such as --token, whose value is the next argument.
func isOptionName(word any) bool {
	text, ok := word.(string)
	return ok && strings.HasPrefix(text, "--") && !strings.Contains(text, "=")
}

// JSON hides the secrets in encoded JSON, string by string.
func (m *Mask) JSON(encoded []byte) []byte {
	if m == NoMask {
		return encoded
	}
	var out bytes.Buffer
	for {
		start := bytes.IndexByte(encoded, '"')
		length := literalLength(encoded[max(0, start):])
		if start < 0 || length == 0 {
			out.Write(encoded)
			return out.Bytes()
		}
		out.Write(encoded[:start])
		out.Write(m.jsonString(encoded[start : start+length]))
		encoded = encoded[start+length:]
	}
}

// literalLength returns the length of the JSON string at the start of a text, 0 if it has no end.
func literalLength(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// jsonString hides the secrets in a JSON string.
func (m *Mask) jsonString(literal []byte) []byte {
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
		panic(err) // strings can always be encoded
	}
	return bytes.TrimSpace(out.Bytes())
}

// Source returns the source of the document, or of another file that it refers to, with an asterisk for each byte of a
// secret. Offsets are unchanged.
func (m *Mask) Source(document *doc.Document) []byte {
	if m == NoMask {
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
	if document != m.doc {
		text := string(document.Source)
		spans = spansOf(slices.Concat(scan(text), m.values.find(text)))
	}
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

// ContainsSecret reports whether a span of the document overlaps a secret.
func (m *Mask) ContainsSecret(span doc.Span) bool {
	return !bytes.Equal(m.Source(m.doc)[span.Start:span.End], m.doc.Source[span.Start:span.End])
}

// Diff hides the secrets in a unified diff of the document.
func (m *Mask) Diff(diff string) string {
	if m == NoMask {
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
			m.hasMasked.Store(true)
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

// replace replaces secrets with Redacted, on each line that they span.
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
			out.WriteString(before + Redacted + after)
		}
		end = stop
	}
	out.WriteString(text[end:])
	return out.String()
}
