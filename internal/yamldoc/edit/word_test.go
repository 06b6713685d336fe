package edit_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
)

// words are what is written, and how it is parsed.
var words = []struct {
	text string
	node *doc.Node
}{
	{"parent_image", doc.NewString("parent_image")},
	{"torch>=2.5.1", doc.NewString("torch>=2.5.1")},
	{"3.x-dev/a=b@c~d+e<f", doc.NewString("3.x-dev/a=b@c~d+e<f")},
	{`"3.11"`, doc.NewString("3.11")},
	{`'no'`, doc.NewString("no")},
	{"y", doc.NewString("y")},
	{"true", doc.NewBool(true)},
	{"null", doc.NewNull()},
	{"0x1f", &doc.Node{Type: doc.TypeInt, Text: "0x1f"}},
	{"0b_", &doc.Node{Type: doc.TypeInt, Text: "0b_"}},
	{"1.5e-3", &doc.Node{Type: doc.TypeFloat, Text: "1.5e-3"}},
	{"2024-02-31", &doc.Node{Type: doc.TypeTimestamp, Text: "2024-02-31"}},
	{strings.Repeat("long", 50), doc.NewString(strings.Repeat("long", 50))},
}

// wordTexts are texts in which what follows a word, or surrounds it, matters.
var wordTexts = []string{
	"a: \"x\"#c\nb: 'y' #c\nc: [\"x\"#c\n]\nd: [x,y ,\"z\"]\n\"e\":\n- x\n  # c\n # d\n# e\n- y # f\n   # g\ng: h\n",
	"a:\n- - x\n  - y\n- z\n\n\n# c\nb:\n  - |\n   x\n  - x\n    y\n  - x\n...\n",
	"a: # é\u2028  - x\u2028  - y # c\u2028b: z\u0085c: [x]\n\nd:\n - x\n - y # c\u2028e: f\n",
	"? x\n: y\n? - x\n  - y\n: - x\n[x]: y\n? [x] : z\n",
	"a: !!str x\nb: &b y\n!!str c: *b\nd: !!set\n  x:\n  y:\ne: !!omap\n- x: y\nf: !!pairs\n- x: y\ng: !!str\n  =: x\n",
	"a:\r\n  - x\r\n  - y\r\nb: x\r\nc: [x, y]",
	"a:\n\t- x\nb: x\t# c\nc:\n  x\nd:\n\n    \"y\"\n\n  # c\ne: 3\n",
	"<<:\n  a: x\n  b:\n  - x\n\ufeffc: x\n--- \n",
	"{a: [x, y], 'b': \"c\", d: {x}}\n",
	"{\"a\":x, 'b' :[x ,y ], {c: d}: e }\n",
	"- [" + strings.Repeat("longer, ", 115) + "x]: y\n- {a: " + strings.Repeat("longer_", 130) + ", b: x }: y\n",
	"? \"x\"#c\n: y\n\"z\" : y\n'a': x\n",
	"a: !!int\n  =: 5\nb: !!bool\n  =: true\nc: !!float\n  =: !!str x\n",
	"a: {{ x }}\nb: x\nc: [x] # {{ y }}\n",
}

// TestWords replaces each scalar and extends each list of random texts by words: an edit that is not verified is parsed as intended.
func TestWords(t *testing.T) {
	corpus := append(stress.Corpus(t), wordTexts, editableTexts(t))
	tried, known := 0, 0
	stress.Rounds(t, 100, func(random *rand.Rand) {
		text := stress.Pick(random, stress.Pick(random, corpus))
		document := yamldoc.Parse("run.yaml", []byte(text))
		for range random.IntN(4) {
			if document.Root == nil {
				return
			}
			changed, err := document.WithEdits([]doc.Edit{randomEdit(random, document)})
			if err == nil && len(changed.Errors) == 0 {
				document = changed
			}
		}
		eachNode(document.Root, func(n *doc.Node) {
			word := stress.Pick(random, words)
			var isKnown, isIntended bool
			switch n.Kind {
			case doc.Scalar:
				isKnown, isIntended = edit.ReplaceWord(document, n, word.text, word.node)
			case doc.Sequence:
				isKnown, isIntended = edit.AppendWord(document, n, word.text, word.node)
			}
			tried++
			if isKnown {
				known++
			}
			if isKnown && !isIntended {
				t.Fatalf("%s at byte %d of\n%s\nis not parsed as intended", word.text, n.Span.Start, document.Source)
			}
		})
	})
	t.Logf("%d of %d edits known without parsing", known, tried)
	if known < tried/10 {
		t.Errorf("only %d of %d edits known without parsing", known, tried)
	}
}

func eachNode(n *doc.Node, visit func(*doc.Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, f := range n.Fields {
		eachNode(f.Key, visit)
		eachNode(f.Value, visit)
	}
	for _, item := range n.Items {
		eachNode(item, visit)
	}
}
