package secret

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// collector collects the secrets of a document.
type collector struct {
	doc *doc.Document
	// lookup returns the values of environment variables; nil if they are not replaced.
	lookup func(name string) (string, bool)
	// spans are the byte spans of secrets in the source, values the secrets as ZenML reads them.
	spans  []doc.Span
	values []string
	// seen are the collections that were scanned, nil if no two values can share one.
	seen map[*doc.Node]bool
}

// scanSource scans the source text, since comments, invalid YAML and duplicate keys can contain secrets too.
func (f *collector) scanSource(source string) {
	for _, m := range scan(source) {
		f.spans = append(f.spans, doc.Span{Start: m.start, End: m.end})
		f.values = append(f.values, source[m.start:m.end])
	}
}

// walk scans a node and its descendants. Aliases are not followed.
func (f *collector) walk(n *doc.Node) {
	if n == nil {
		return
	}
	if n.Kind == doc.Scalar {
		f.scanScalar(n)
	} else if f.seen[n] {
		return
	} else if f.seen != nil {
		f.seen[n] = true
	}
	for _, field := range n.Fields {
		f.walk(field.Key)
		f.walk(field.Value)
		if field.Key.Kind == doc.Scalar {
			f.scanNamed(field.Value, classify(field.Key.Text))
		}
	}
	f.scanNameValue(n)
	for i, item := range n.Items {
		f.walk(item)
		if i > 0 && n.Items[i-1].Kind == doc.Scalar && isOptionName(n.Items[i-1].Text) {
			f.scanNamed(item, classify(n.Items[i-1].Text))
		}
	}
}

// scanNameValue handles {name: DB_PASSWORD, value: ...}, as Kubernetes writes environment variables.
func (f *collector) scanNameValue(n *doc.Node) {
	var c nameClass
	var value *doc.Node
	for _, field := range n.Fields {
		switch field.Key.Text {
		case "name", "key":
			if field.Value.Kind == doc.Scalar {
				c = classify(field.Value.Text)
			}
		case "value":
			value = field.Value
		}
	}
	f.scanNamed(value, c)
}

// scanNamed handles the value of a key: a scalar, a list of scalars, a mapping with a key such as "value", or the source of
// an unknown value.
func (f *collector) scanNamed(n *doc.Node, c nameClass) {
	n = n.Resolve()
	if n == nil || c.likelihood == ordinary {
		return
	}
	if n.Kind == doc.Scalar {
		if _, value := splitAuthorization(n.Text); isSecret(c, value, true) {
			f.add(n)
		}
		for _, value := range f.variables(n.Text) {
			if isSecret(c, value, true) {
				f.values = append(f.values, value)
			}
		}
		return
	}
	if n.Kind == doc.Unknown {
		f.scanUnknown(n, c)
	}
	for _, item := range n.Items {
		if item.Kind == doc.Scalar {
			f.scanNamed(item, c)
		}
	}
	for _, field := range n.Fields {
		if field.Value.Kind == doc.Scalar && slices.Contains([]string{"value", "default", "plain", "literal"}, field.Key.Text) {
			f.scanNamed(field.Value, c)
		}
	}
}

// scanUnknown handles the string literals in the source of an unknown value, such as the default of getenv("NAME", "default").
func (f *collector) scanUnknown(n *doc.Node, c nameClass) {
	for _, literal := range stringLiteral().FindAllString(n.Text, -1) {
		if text := literal[1 : len(literal)-1]; !environmentVariable().MatchString(text) && isSecret(c, text, true) {
			f.addPart(n, text)
		}
	}
}

var (
	stringLiteral = lazyregexp.New(`"[^"\\n]*"|'[^'\\n]*'`)
	// environmentVariable is the name of a variable, which is not secret.
	environmentVariable = lazyregexp.New(`^[A-Z][A-Z0-9_]*$`)
)

// scanScalar handles scalars whose text differs from the source (escapes, line folding), and assignments.
func (f *collector) scanScalar(n *doc.Node) {
	if name, value, ok := strings.Cut(n.Text, "="); ok && len(name) <= longestName && isSecret(classify(name), value, true) {
		f.addPart(n, value)
	}
	if f.mayDiffer(n) {
		for _, m := range scan(n.Text) {
			f.addPart(n, n.Text[m.start:m.end])
		}
	}
	if f.lookup == nil || !strings.Contains(n.Text, "${") {
		return
	}
	for name, value := range f.variables(n.Text) {
		if isSecret(classify(name), value, true) {
			f.values = append(f.values, value)
		}
	}
}

// mayDiffer reports whether the text of a scalar can differ from the source.
func (f *collector) mayDiffer(n *doc.Node) bool {
	if n.Outside() != nil {
		return true
	}
	written := f.doc.Source[n.Span.Start:n.Span.End]
	if string(written) == n.Text {
		return false // nearly all
	}
	hasLineBreak := bytes.IndexByte(written, '\n') >= 0 || bytes.IndexByte(written, '\r') >= 0
	return hasLineBreak || n.Style != doc.Plain && bytes.ContainsAny(written, "\\'")
}

// variables returns the environment variables in a text with their values.
func (f *collector) variables(text string) map[string]string {
	if f.lookup == nil {
		return nil
	}
	found := map[string]string{}
	for _, part := range strings.Split(text, "${")[1:] {
		if name, _, ok := strings.Cut(part, "}"); ok {
			if value, ok := f.lookup(name); ok {
				found[name] = value
			}
		}
	}
	return found
}

// add marks the whole text of a scalar as secret.
func (f *collector) add(n *doc.Node) {
	if n.Outside() == nil {
		f.spans = append(f.spans, f.contentSpan(n))
	}
	f.values = append(f.values, n.Text)
	if n.Type != doc.TypeString {
		printed, _ := n.PythonStr(longestValue)
		f.values = append(f.values, printed)
	}
}

// addPart marks a part of a scalar's text as secret, or the whole scalar if the source has the part in another form.
func (f *collector) addPart(n *doc.Node, part string) {
	f.values = append(f.values, part)
	if n.Outside() != nil {
		return
	}
	content := f.contentSpan(n)
	written := string(f.doc.Source[content.Start:content.End])
	for line := range strings.Lines(part) {
		line = strings.TrimSpace(line)
		i := strings.Index(written, line)
		if i < 0 {
			f.spans = append(f.spans, content)
			return
		}
		f.spans = append(f.spans, doc.Span{Start: content.Start + i, End: content.Start + i + len(line)})
	}
}

// contentSpan returns the span of a scalar's text without quotation marks, indicators, anchor and tag.
func (f *collector) contentSpan(n *doc.Node) doc.Span {
	span := f.doc.ContentSpan(n)
	s := scanner{text: string(f.doc.Source[span.Start:span.End])}
	start := s.skipProperties(0)
	rest := s.text[start:]
	switch {
	case n.Style == doc.Literal || n.Style == doc.Folded:
		if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
			start += i
		}
	case n.Style != doc.Plain && rest != "":
		start++
		if len(rest) > 1 && rest[len(rest)-1] == rest[0] {
			span.End--
		}
	}
	return doc.Span{Start: min(span.Start+start, span.End), End: span.End}
}
