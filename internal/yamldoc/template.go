package yamldoc

import (
	"bytes"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/placeholder"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// marker matches what Jinja, cookiecutter and ERB replace, on one line.
var marker = lazyregexp.New(`\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>`)

// openings are what markers start with.
var openings = [][]byte{[]byte("{{"), []byte("{%"), []byte("{#"), []byte("<%")}

// hasMarker reports whether a text has a marker. Most texts have no opening, which is faster to find than a match.
func hasMarker(src []byte) bool {
	mayHave := slices.ContainsFunc(openings, func(opening []byte) bool { return bytes.Contains(src, opening) })
	return mayHave && marker().Match(src)
}

// isMarker reports whether text that matches marker is filled in by a template engine.
func isMarker(text []byte) bool {
	inner := bytes.TrimSpace(bytes.Trim(text, "{}"))
	return !placeholder.IsSecretReference(string(text)) || bytes.HasPrefix(inner, []byte("cookiecutter."))
}

// markersIn returns the spans of the markers in a part of a text.
func markersIn(src []byte, in doc.Span) []doc.Span {
	var spans []doc.Span
	for _, at := range marker().FindAllIndex(src[in.Start:in.End], -1) {
		if isMarker(src[in.Start+at[0] : in.Start+at[1]]) {
			spans = append(spans, doc.Span{Start: in.Start + at[0], End: in.Start + at[1]})
		}
	}
	return spans
}

// mostPairs is how many pairs of tags are compared with each key and item; with more, nothing is known of the file.
const mostPairs = 100

// template is a text that may contain markers of a template engine.
type template struct {
	src      []byte
	document *doc.Document
	// masked are the markers that were replaced to parse the text, tags those of them that are alone on their line.
	masked, tags []doc.Span
	// conditional are the parts of the text between a tag and the one that ends it.
	conditional []doc.Span
	// names are the placeholders of ZenML's names.
	names []string
}

// parseTemplate parses a text and finds what depends on markers. Those outside of scalars, which YAML does not allow, are not
// reported as syntax errors; the values that depend on them are unknown.
func parseTemplate(name string, src []byte, options syntax.Options) *doc.Document {
	document := syntax.Parse(name, src, options)
	if !hasMarker(src) || document.Root == nil && len(document.Errors) == 0 {
		return document
	}
	t := template{src: src, document: document}
	if len(document.Errors) > 0 {
		t.document = syntax.Parse(name, t.mask(), options)
	}
	if root := t.document.Root; root != nil && root.Kind == doc.Mapping {
		t.names, _ = placeholder.InNames(root)
		t.conditional = t.pairs()
		if len(t.conditional) > mostPairs {
			t.makeUnknown(root)
		} else {
			t.visit(root, nil, -1)
		}
	}
	t.document.Source = src
	t.document.Templates = append(t.document.Templates, t.masked...)
	slices.SortFunc(t.document.Templates, func(a, b doc.Span) int { return a.Start - b.Start })
	t.document.Templates = slices.Compact(t.document.Templates)
	return t.document
}

// mask returns the text with comments in place of lines of tags, and with text in place of other markers outside of scalars.
func (t *template) mask() []byte {
	text := bytes.Clone(t.src)
	inText := textIn(t.document)
	start := 0
	for line := range bytes.Lines(t.src) {
		markers := slices.DeleteFunc(markersIn(t.src, doc.Span{Start: start, End: start + len(line)}), func(m doc.Span) bool {
			return inText[m.Start] && inText[m.End-1]
		})
		for i, m := range markers {
			fill := byte('x')
			if isTagLine(line) {
				fill = ' '
				t.tags = append(t.tags, m)
			}
			for at := m.Start; at < m.End; at++ {
				text[at] = fill
			}
			if fill == ' ' && i == 0 {
				text[m.Start] = '#'
			}
		}
		t.masked = append(t.masked, markers...)
		start += len(line)
	}
	return text
}

// isTagLine reports whether a line has tags and comments of a template only.
func isTagLine(line []byte) bool {
	rest := marker().ReplaceAllFunc(line, func(m []byte) []byte {
		if bytes.HasPrefix(m, []byte("{{")) {
			return m
		}
		return nil
	})
	return len(bytes.TrimSpace(rest)) == 0
}

// textIn reports for each byte whether it is in a comment or in a scalar that is not damaged.
func textIn(document *doc.Document) []bool {
	inText := make([]bool, len(document.Source))
	add := func(span doc.Span) {
		for at := span.Start; at < span.End; at++ {
			inText[at] = true
		}
	}
	for _, comment := range document.Comments {
		add(comment)
	}
	var visit func(n *doc.Node)
	visit = func(n *doc.Node) {
		if n.Kind == doc.Scalar && !n.Damaged {
			add(n.Span)
		}
		for _, field := range n.Fields {
			visit(field.Key)
			visit(field.Value)
		}
		for _, item := range n.Items {
			visit(item)
		}
	}
	if document.Root != nil {
		visit(document.Root)
	}
	return inText
}
