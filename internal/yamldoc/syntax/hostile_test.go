package syntax_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// TestHostile parses texts that could take disproportionate memory or time, and uses everything that can be derived from a tree. It counts allocated
// bytes per byte of the text, since time depends on the machine.
func TestHostile(t *testing.T) {
	const megabyte = 1 << 20
	const size = megabyte / 4
	repeat := strings.Repeat
	tests := map[string]struct {
		source string
		// most is how many bytes may be allocated for a byte of source.
		most int
		// rejected says that Parse reports an error.
		rejected bool
	}{
		"brackets":              {repeat("[", 100_000), 100, true},
		"braces":                {repeat("{", 100_000), 100, true},
		"brackets and closed":   {repeat("[", 100_000) + repeat("]", 100_000), 100, true},
		"braces with keys":      {repeat("{a: ", 100_000), 100, true},
		"dashes":                {repeat("- ", 100_000), 100, true},
		"questions":             {repeat("? ", 100_000), 100, true},
		"colons":                {repeat(": ", 100_000), 100, true},
		"questions in brackets": {"[" + repeat("? ", 100_000), 100, true},
		"brackets on lines":     {repeat("[\n", 100_000), 100, true},
		"indents":               {indents(1000), 100, true},
		"indents of dashes":     {repeat("-\n", 100_000), 200, false},
		"keys":                  {numbered("key%d: value\n", 50_000), 100, false},
		"equal keys":            {repeat("key: value\n", 50_000), 100, false},
		"number keys":           {numbered("%d: value\n", 50_000), 150, false},
		"flow keys":             {"{" + numbered("key%d: value, ", 50_000) + "}", 100, false},
		"words in braces":       {"{" + repeat("a,", 100_000) + "}", 400, false},
		"commas":                {"[" + repeat(",", size), 100, true},
		"too large":             {repeat("a", 10*megabyte+1), 1, true},
		"list":                  {repeat("- one\n", 400_000), 100, false},
		"too many items":        {repeat("-\n", 600_000), 100, true},
		"too many keys":         {numbered("%d: 1\n", 300_000), 100, true},
		"too many in brackets":  {"[" + repeat("1,", 600_000) + "}", 200, true},
		"long word":             {repeat("a", size), 20, false},
		"long line of words":    {"a: " + repeat("b ", size/2), 20, false},
		"long line of colons":   {"a" + repeat(": b", size/3), 200, true},
		"lines of words":        {repeat("word\n", size/5), 20, false},
		"lines without colon":   {"a: b\n" + repeat("word\n", size/5), 100, true},
		"wrong indents":         {"a:\n    b: c\n" + repeat("  d: e\n    f: g\n", 50_000), 100, true},
		"single quotes":         {repeat("'", size), 20, false},
		"double quotes":         {repeat(`"`, size), 200, true},
		"quotes on lines":       {repeat("\"\n", size/2), 200, true},
		"open quote":            {`"` + repeat("a\n", size/2), 100, true},
		"open quotes":           {repeat("a: \"b\n", size/6), 200, true},
		"backslashes":           {`"` + repeat(`\`, size), 50, true},
		"wrong escapes":         {`"` + repeat(`\q`, size/2), 200, true},
		"tabs":                  {repeat("\t", size), 50, true},
		"lines of tabs":         {repeat("\t\n", size/2), 200, true},
		"anchors":               {repeat("&a ", size/3), 200, true},
		"anchors on lines":      {repeat("&a\n", size/3), 200, true},
		"undefined aliases":     {repeat("- *a\n", size/5), 200, true},
		"tags":                  {repeat("!", size), 200, true},
		"tags apart":            {repeat("! ", size/2), 200, true},
		"tags on lines":         {repeat("!\n", size/2), 200, true},
		"unknown tags":          {repeat("- !a b\n", size/7), 200, true},
		"percents":              {repeat("%", size), 200, true},
		"directives":            {repeat("%a\n", size/3), 200, true},
		"tag directives":        {numbered("%%TAG !%d! a\n", 50_000) + "---\na", 100, false},
		"documents":             {repeat("---\n", size/4), 200, true},
		"comments":              {repeat("#\n", size/2), 100, false},
		"blank lines":           {repeat("\n", size), 50, false},
		"literal":               {"a: |\n" + repeat(" b\n", size/3), 20, false},
		"empty literal":         {"a: |\n" + repeat("\n", size), 50, false},
		"literals":              {repeat("- |\n", size/4), 200, false},
		"control characters":    {repeat("\x01a", size/2), 200, true},
		"zero bytes":            {repeat("\x00", size), 50, true},
		"bytes of no character": {repeat("\xff", size), 50, true},
		"bytes within a letter": {"{a :c\n{a<]" + repeat("\x83", size), 50, true},
		"byte order marks":      {repeat("\ufeff", size/3), 50, false},
		"merge keys":            {repeat("<<: {}\n", megabyte/7), 400, true},
		"digits":                {repeat("1", size), 50, true},
		"digits in base 16":     {"0x" + repeat("1", size), 50, false},
		"digits in base 60":     {"1" + repeat(":1", size/2), 100, true},
		"dates that are none":   {repeat("- 2024-02-30\n", size/13), 100, true},
		"laughs":                {laughs("[%s]", "*l#", 20), 1000, false},
		"laughs of mappings":    {laughs("{%s}", "k$: *l#", 20), 2000, false},
		"laughs of pairs":       {laughs("!!omap [%s]", "a: *l#", 20), 2000, false},
		"laughs of merges":      {laughs("{<<: [%s]}", "*l#", 20), 2000, false},
		"itself":                {"&a [" + repeat("*a, ", 100_000) + "]", 200, false},
		"merges of itself":      {"&a\n<<: [" + repeat("*a, ", 100_000) + "]", 200, false},
		"merges of one list":    {"- &a [" + repeat("{a: 1}, ", 1000) + "]\n" + repeat("- <<: *a\n", 1000), 1000, true},
		"one list in many":      {"- &a [" + repeat("{a: 1}, ", 1000) + "]\n- <<: [" + repeat("{<<: *a}, ", 1000) + "]", 1000, true},
		"one mapping in many":   {"- &a {" + repeat("a: 1, ", 1000) + "}\n" + repeat("- *a\n", 1000), 1000, false},
		"merges in a row":       {"- &l0 {a: 1}\n" + mergesInARow(2_000), 1000, false},
		"keys and merges":       {"- &a {" + numbered("k%d: 1, ", 10_000) + "}\n- {" + repeat("<<: *a, ", 10_000) + "}\n", 300, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			source := []byte(test.source)
			before := allocated()
			document := syntax.Parse("hostile.yaml", source, syntax.DefaultOptions)
			readAll(document)
			const fixed = size / 2
			spent := int(allocated()-before) - fixed
			if per := spent / len(source); per > test.most {
				t.Errorf("%d bytes allocated for each of %d bytes, more than %d", per, len(source), test.most)
			}
			if rejected := len(document.Errors) > 0; rejected != test.rejected {
				t.Errorf("rejected: got %v %v, want %v", rejected, document.Errors[:min(3, len(document.Errors))], test.rejected)
			}
		})
	}
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

// readAll uses everything that can be derived from a document.
func readAll(document *doc.Document) {
	document.Root.PythonStr(1 << 16)
	document.OffsetLineColumn(len(document.Source))
	for _, err := range document.Errors[:min(100, len(document.Errors))] {
		document.OffsetLineColumn(err.Span.Start)
	}
	var walk func(n *doc.Node)
	walk = func(n *doc.Node) {
		document.ContentSpan(n)
		n.Value()
		if n.Kind == doc.Mapping {
			n.Get("missing")
		}
		for _, field := range n.Fields {
			walk(field.Key)
			walk(field.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	if document.Root != nil {
		walk(document.Root)
		document.Root.Entries()
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// indents is a mapping nested in mappings, each indented by one more space.
func indents(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}

// laughs is a list in which each item has ten aliases of the previous item.
func laughs(item, alias string, levels int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- &l0 "+item+"\n", "")
	for i := 1; i < levels; i++ {
		var ten []string
		for j := range 10 {
			ten = append(ten, strings.NewReplacer("#", fmt.Sprint(i-1), "$", fmt.Sprint(j)).Replace(alias))
		}
		fmt.Fprintf(&b, "- &l%d "+item+"\n", i, strings.Join(ten, ", "))
	}
	return b.String()
}

// mergesInARow is a list in which each mapping merges the previous one.
func mergesInARow(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- &l%d {<<: *l%d}\n", i+1, i)
	}
	return b.String()
}
