// Package syntax parses YAML 1.1 as PyYAML's SafeLoader does: scanner, composer and constructor. Parsing never fails: errors are part of the
// result, and the tree of an incomplete text has what a person would read.
package syntax

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
)

// Options limit the cost of parsing a text, and say which PyYAML reads it.
type Options struct {
	// Size is the largest text in bytes.
	Size int
	// Depth is the deepest nesting of collections.
	Depth int
	// Nodes is how many keys, values and items a text has at the most, the collections themselves counted.
	Nodes int
	// Done, when closed, stops reading soon after: the document then has an error and no tree. Nil is never closed.
	Done <-chan struct{}
	// MergesFirst means that of the mappings in a list after "<<" the first that has a key is used, as PyYAML up to 6.0.3 does; else the
	// last, as PyYAML does since 6.0.4.
	MergesFirst bool
}

// DefaultOptions are those of PyYAML 6.0.4, with 10 MiB, 200 levels and 500,000 nodes. A run configuration of 100,000 lines has less than half of these.
var DefaultOptions = Options{Size: 10 << 20, Depth: 200, Nodes: 500_000}

// padding is appended to a text, so that the scanner can look ahead without checking for the end, as PyYAML's does.
const padding = "\x00\x00\x00\x00"

// Parse parses a text. It never fails: errors are in Document.Errors, and the tree has every key and value that a person would read. A text that
// exceeds options.Size or .Nodes has a single error and no tree. The document has no Editor.
func Parse(name string, src []byte, options Options) *doc.Document {
	d := &doc.Document{Name: name, Source: src}
	if len(src) > options.Size {
		d.Errors = []doc.Error{failure(doc.Span{}, doc.LimitReached, fmt.Sprintf("the file has %d bytes; at most %d are read", len(src), options.Size))}
		return d
	}
	if e, other := otherEncoding(src); other {
		d.Errors = []doc.Error{e}
		sortErrors(d)
		return d
	}
	text := string(src) + padding
	var isText bool
	if d.Errors, isText = unreadable(src); !isText {
		return d
	}
	if len(d.Errors) > 0 {
		text = strings.ReplaceAll(text[:len(src)], "\x00", "\x01") + padding
	}
	if otherTags, isSpecial := read(d, text, options); isSpecial {
		d.Errors = append(d.Errors, constructErrors(d.Root, otherTags, options.MergesFirst)...)
	}
	sortErrors(d)
	return d
}

// sortErrors sorts the errors, truncates each at the end of its line, and drops those beyond maxErrors.
func sortErrors(d *doc.Document) {
	for i := range d.Errors {
		span := &d.Errors[i].Span
		span.End = max(span.Start, min(span.End, d.LineSpan(span.Start).End))
	}
	slices.SortStableFunc(d.Errors, func(a, b doc.Error) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	if len(d.Errors) > maxErrors {
		d.Errors = append(d.Errors[:maxErrors:maxErrors], furtherErrors(d.Errors[maxErrors].Span))
	}
}

// maxErrors is the maximum number of errors that are reported and recovered from. A text with more is not YAML.
const maxErrors = 1000

// furtherErrors is the last error of a text with more errors.
func furtherErrors(span doc.Span) doc.Error {
	return failure(span, doc.MoreErrors, fmt.Sprintf("further errors are not shown; at most %d are", maxErrors))
}

// failure returns an error with its message.
func failure(span doc.Span, code doc.ErrorCode, text string) doc.Error {
	return doc.Error{Span: span, Code: code, Message: message.Text(text)}
}
