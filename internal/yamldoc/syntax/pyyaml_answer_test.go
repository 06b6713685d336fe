package syntax_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// answer is the result of PyYAML for a text, as written by testdata/pyyaml/oracle.py.
type answer struct {
	Name, SHA string
	// Archive is set for the results of an older release.
	Archive string
	// Source is set if the text is not in an archive.
	Source []byte

	Refused, Problem string
	Str              *string
	Nodes            []pyNode
	// Dicts are the items of mappings by their place in Nodes.
	Dicts    map[int][]pyItem
	Comments [][2]int
}

type pyNode struct {
	Kind, Tag, Text, Anchor string
	Target                  int
	Span                    [2]int
	AnchorSpan              [2]int `json:"anchor_span"`
	At                      [4]int
	// Dict says that Python made a dict or a set of the mapping.
	Dict bool
	// Str is absent where the value is the text itself or was never made, null
	// where Python cannot print it.
	Str optional
}

// pyItem is [span of the key, span of the value, merged].
type pyItem [3]any

// optional tells null from absent.
type optional struct {
	set  bool
	text *string
}

func (o *optional) UnmarshalJSON(data []byte) error {
	o.set = true
	if string(data) == "null" {
		return nil
	}
	o.text = new(string)
	return json.Unmarshal(data, o.text)
}

var kinds = map[string]struct {
	kind  doc.Kind
	style doc.Style
}{
	"plain":          {doc.Scalar, doc.Plain},
	"single":         {doc.Scalar, doc.SingleQuoted},
	"double":         {doc.Scalar, doc.DoubleQuoted},
	"literal":        {doc.Scalar, doc.Literal},
	"folded":         {doc.Scalar, doc.Folded},
	"block-sequence": {doc.Sequence, doc.Block},
	"flow-sequence":  {doc.Sequence, doc.Flow},
	"block-mapping":  {doc.Mapping, doc.Block},
	"flow-mapping":   {doc.Mapping, doc.Flow},
	"alias":          {doc.Alias, doc.Plain},
}

// differences lists where the parser and PyYAML differ. The first word of each is its class.
func (want answer) differences(source []byte, options syntax.Options) []string {
	document := syntax.Parse("test.yaml", source, options)
	if found := errorFaults(document); len(found) > 0 {
		return found
	}
	if want.Refused != "" {
		if len(document.Errors) == 0 {
			return []string{fmt.Sprintf("accepted: PyYAML refuses with %s: %s", want.Refused, want.Problem)}
		}
		return nil
	}
	if len(document.Errors) > 0 {
		line, column := document.OffsetLineColumn(document.Errors[0].Span.Start)
		return []string{fmt.Sprintf("refused: PyYAML accepts; got %d:%d: %s", line, column, document.Errors[0].Message)}
	}
	c := comparison{doc: document, want: want}
	c.compare()
	return c.found
}

// errorFaults are errors that are not on one line inside the source, in order.
func errorFaults(document *doc.Document) []string {
	var found []string
	before := 0
	for _, err := range document.Errors {
		span := err.Span
		if span.Start < before || span.End < span.Start || span.End > len(document.Source) {
			return append(found, fmt.Sprintf("error-span: %v of %d bytes after %d: %s", span, len(document.Source), before, err.Message))
		}
		before = span.Start
		if strings.ContainsAny(string(document.Source[span.Start:span.End]), "\r\n") {
			found = append(found, fmt.Sprintf("error-line: %v has a line end: %s", span, err.Message))
		}
		if utf8.Valid(document.Source) && (cutsCharacter(document.Source, span.Start) || cutsCharacter(document.Source, span.End)) {
			found = append(found, fmt.Sprintf("error-character: %v cuts a character: %s", span, err.Message))
		}
		if err.Message == "" || err.Code == 0 {
			found = append(found, fmt.Sprintf("error-message: none at %v", span))
		}
	}
	return found
}

func cutsCharacter(source []byte, offset int) bool {
	return offset < len(source) && !utf8.RuneStart(source[offset])
}

// comparison collects what differs in one accepted document.
type comparison struct {
	doc    *doc.Document
	want   answer
	nodes  []*doc.Node
	places map[*doc.Node]int
	found  []string
}

func (c *comparison) differ(class string, got, want any, at ...any) {
	if !reflect.DeepEqual(got, want) {
		c.found = append(c.found, fmt.Sprintf("%s: %sgot %v, PyYAML %v", class, fmt.Sprint(at...), got, want))
	}
}

func (c *comparison) compare() {
	c.places = map[*doc.Node]int{}
	c.list(c.doc.Root)
	if c.differ("count", len(c.nodes), len(c.want.Nodes)); len(c.found) > 0 {
		return
	}
	for place, want := range c.want.Nodes {
		c.compareNode(place, want)
	}
	for place := range c.nodes {
		c.compareDict(place)
	}
	if c.want.Str != nil {
		got, more := c.doc.Root.PythonStr(1 << 20)
		c.differ("str", surrogates(got), *c.want.Str)
		c.differ("more", more, false)
	}
	comments := make([][2]int, 0, len(c.doc.Comments))
	for _, span := range c.doc.Comments {
		comments = append(comments, [2]int{span.Start, span.End})
	}
	c.differ("comments", fmt.Sprint(comments), fmt.Sprint(c.want.Comments))
}

// list puts the nodes in the order of the text.
func (c *comparison) list(n *doc.Node) {
	if n == nil {
		return
	}
	c.places[n] = len(c.nodes)
	c.nodes = append(c.nodes, n)
	for _, field := range n.Fields {
		c.list(field.Key)
		c.list(field.Value)
	}
	for _, item := range n.Items {
		c.list(item)
	}
}

func (c *comparison) compareNode(place int, want pyNode) {
	n := c.nodes[place]
	at := fmt.Sprintf("node %d %s %q: ", place, want.Kind, want.Text)
	kind := kinds[want.Kind]
	c.differ("kind", n.Kind, kind.kind, at)
	c.differ("damaged", n.Damaged, false, at)
	c.differ("span", [2]int{n.Span.Start, n.Span.End}, want.Span, at)
	var position [4]int
	position[0], position[1] = c.doc.OffsetLineColumn(want.Span[0])
	position[2], position[3] = c.doc.OffsetLineColumn(want.Span[1])
	c.differ("position", position, want.At, at)
	c.differ("text", surrogates(n.Text), want.Text, at)
	if n.Kind == doc.Alias {
		c.differ("target", c.places[n.Target()], want.Target, at)
		return
	}
	c.differ("style", n.Style, kind.style, at)
	if n.Type != doc.TypeOther || knownTags[want.Tag] {
		c.differ("tag", n.Type.String(), want.Tag, at)
	}
	c.differ("anchor", n.Anchor(), want.Anchor, at)
	c.differ("anchor-span", [2]int{n.AnchorSpan().Start, n.AnchorSpan().End}, want.AnchorSpan, at)
	if want.Str.set && want.Str.text != nil {
		got, _ := n.PythonStr(1 << 20)
		c.differ("scalar-str", surrogates(got), *want.Str.text, at)
		_, ok := n.Value()
		c.differ("value", ok, true, at)
	}
}

// compareDict compares Entries with Python's dict, which has the pairs as written unless the answer says otherwise.
func (c *comparison) compareDict(place int) {
	n := c.nodes[place]
	if !c.want.Nodes[place].Dict {
		return
	}
	want := c.want.Dicts[place]
	if want == nil {
		for _, field := range n.Fields {
			want = append(want, pyItem{c.place(field.Key), c.place(field.Value), false})
		}
	}
	var got []pyItem
	for _, entry := range n.Entries() {
		got = append(got, pyItem{c.place(entry.Key), c.place(entry.Value), entry.IsMerged})
	}
	c.differ("entries", fmt.Sprint(got), fmt.Sprint(want), fmt.Sprintf("node %d: ", place))
}

func (c *comparison) place(n *doc.Node) int { return c.places[n.Resolve()] }

// surrogates encodes lone surrogates in three bytes, which are not valid UTF-8, as oracle.py does.
func surrogates(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == 0xed && i+2 < len(text) && text[i+1] >= 0xa0 {
			fmt.Fprintf(&b, "<%x>", 0xd000|int(text[i+1]&0x3f)<<6|int(text[i+2]&0x3f))
			i += 2
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// knownTags are the tags, without their prefix, that PyYAML's SafeLoader constructs values of.
var knownTags = func() map[string]bool {
	known := map[string]bool{}
	for t := doc.TypeNull; t < doc.TypeOther; t++ {
		known[t.String()] = true
	}
	return known
}()
