package secret

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// finder collects what is secret of a document.
type finder struct {
	doc *doc.Document
	// lookup gives the values of environment variables, nil for none.
	lookup func(name string) (string, bool)
	// spans are where secrets are in the source, in bytes; values are the secrets as ZenML gets them.
	spans  []doc.Span
	values []string
}

// text looks at the source as it is: comments, broken YAML and keys that are written twice have secrets, too.
func (f *finder) text() {
	source := string(f.doc.Source)
	for _, m := range scan(source) {
		f.spans = append(f.spans, doc.Span{Start: m.start, End: m.end})
		f.values = append(f.values, source[m.start:m.end])
	}
}

// node looks at a node and what is below it, as written: an alias is not followed.
func (f *finder) node(n *doc.Node) {
	if n == nil {
		return
	}
	if n.Kind == doc.Scalar {
		f.scalar(n)
	}
	for _, field := range n.Fields {
		f.node(field.Key)
		f.node(field.Value)
		if field.Key.Kind == doc.Scalar {
			f.named(field.Value, classify(field.Key.Text))
		}
	}
	f.pair(n)
	for i, item := range n.Items {
		f.node(item)
		if i > 0 && n.Items[i-1].Kind == doc.Scalar && isOptionName(n.Items[i-1].Text) {
			f.named(item, classify(n.Items[i-1].Text))
		}
	}
}

// pair looks at {name: DB_PASSWORD, value: ...}, as Kubernetes writes variables.
func (f *finder) pair(n *doc.Node) {
	var c class
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
	f.named(value, c)
}

// named looks at the value of a name of a class: a scalar, a list of them, or a mapping that has it as "value".
func (f *finder) named(n *doc.Node, c class) {
	n = n.Resolve()
	if n == nil || c.certainty == ordinary {
		return
	}
	if n.Kind == doc.Scalar {
		if _, value := authorization(n.Text); isSecret(c, value, true) {
			f.add(n)
		}
		for _, value := range f.variables(n.Text) {
			if isSecret(c, value, true) {
				f.values = append(f.values, value)
			}
		}
		return
	}
	for _, item := range n.Items {
		if item.Kind == doc.Scalar {
			f.named(item, c)
		}
	}
	for _, field := range n.Fields {
		if field.Value.Kind == doc.Scalar && slices.Contains([]string{"value", "default", "plain", "literal"}, field.Key.Text) {
			f.named(field.Value, c)
		}
	}
}

// scalar looks at the text of a scalar that differs from what is written, and at an assignment.
func (f *finder) scalar(n *doc.Node) {
	if name, value, ok := strings.Cut(n.Text, "="); ok && len(name) <= longestName && isSecret(classify(name), value, true) {
		f.addPart(n, value)
	}
	if written := f.doc.Source[n.Span.Start:n.Span.End]; n.Style != doc.Plain && bytes.ContainsAny(written, "\\'\n\r") || bytes.ContainsAny(written, "\n\r") {
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

// variables are the environment variables that a text names, with their values.
func (f *finder) variables(text string) map[string]string {
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

// add makes the whole text of a scalar a secret.
func (f *finder) add(n *doc.Node) {
	f.spans = append(f.spans, f.content(n))
	f.values = append(f.values, n.Text)
	if n.Type != doc.TypeString {
		printed, _ := n.PythonStr(longestValue)
		f.values = append(f.values, printed)
	}
}

// addPart makes a part of a scalar's text a secret, or the whole scalar where the part is written in another way.
func (f *finder) addPart(n *doc.Node, part string) {
	f.values = append(f.values, part)
	content := f.content(n)
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

// content is where the text of a scalar is written, without quotation marks, indicators, anchor and tag.
func (f *finder) content(n *doc.Node) doc.Span {
	span := f.doc.ContentSpan(n)
	s := scanner{text: string(f.doc.Source[span.Start:span.End])}
	start := s.properties(0)
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
