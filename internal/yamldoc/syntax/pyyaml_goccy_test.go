package syntax_test

import (
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// Why goccy/go-yaml v1.19.2 reads a document differently.
const (
	adjacentColon = "it requires a space at this colon"
	blockHeader   = "it misreads an indentation or chomping indicator"
	emptyNode     = "it does not know that a node is left out here"
	escapedSpace  = "it drops a space before a line break that an escape keeps"
	keys          = "it formats a key that is not a string differently"
	nextLine      = "NEL ends a line in YAML 1.1 only"
	noSpace       = "it parses {a:b} as a pair, PyYAML as one scalar"
	noDots        = "it takes three dots for the end of the document, whatever follows them"
	pairs         = "it does not know !!pairs"
	question      = "it takes a lone question mark, or one in brackets, for text"
	surrogate     = "it joins surrogates as JSON does"
	tabInLiteral  = "it rejects a tab that is text of a literal"
	tabInQuotes   = "it keeps a tab at the start of a line in quotes"
	taggedLiteral = "it does not apply a tag to a literal"
	yaml12        = "it reads YAML 1.2: on and 1:30 are text"
)

// parted are the documents that it reads differently.
var parted = map[string]string{
	"block-scalars/literal-empty-keep":                       blockHeader,
	"block-scalars/literal-exclamation":                      taggedLiteral,
	"block-scalars/literal-indent-keep":                      blockHeader,
	"block-scalars/literal-indent-root":                      blockHeader,
	"block-scalars/literal-keep-indent-plus":                 blockHeader,
	"block-scalars/literal-nel":                              nextLine,
	"block-scalars/literal-tabs":                             tabInLiteral,
	"block-scalars/literal-with-anchor-and-tag":              taggedLiteral,
	"complex-keys/indentless-empty-items":                    emptyNode,
	"complex-keys/key-binary":                                keys,
	"complex-keys/key-binary-space":                          keys,
	"complex-keys/key-float-int":                             keys,
	"complex-keys/key-null":                                  keys,
	"complex-keys/key-unhashable-in-pairs":                   pairs,
	"complex-keys/question-no-key":                           question,
	"complex-keys/question-nothing":                          question,
	"complex-keys/question-nothing-no-line-end":              question,
	"flow/mapping-alias-key-adjacent":                        adjacentColon,
	"flow/mapping-no-space":                                  noSpace,
	"flow/mapping-no-space-list":                             noSpace,
	"flow/mapping-question-colon":                            question,
	"flow/mapping-question-comma":                            question,
	"flow/mapping-question-only":                             question,
	"flow/mapping-question-word":                             question,
	"flow/mapping-tag-empty":                                 emptyNode,
	"flow/sequence-colon-adjacent-bracket":                   adjacentColon,
	"flow/sequence-colon-adjacent-comma":                     adjacentColon,
	"flow/sequence-empty-nodes":                              emptyNode,
	"flow/sequence-pair-empty-value":                         emptyNode,
	"flow/sequence-pair-question-empty-key":                  question,
	"flow/sequence-pair-question-no-value":                   question,
	"flow/sequence-pair-question-only":                       question,
	"flow/sequence-pair-quoted":                              adjacentColon,
	"flow/sequence-question-word":                            question,
	"half-typed/environment-lines":                           yaml12,
	"half-typed/typical-run-configuration":                   yaml12,
	"scalars-plain/key-number":                               keys,
	"scalars-plain/multi-line-marker-end-word":               noDots,
	"scalars-quoted/double-escape-in-the-middle-of-line-end": escapedSpace,
	"scalars-quoted/double-surrogate":                        surrogate,
	"scalars-quoted/double-surrogate-pair":                   surrogate,
	"scalars-quoted/single-tabs":                             tabInQuotes,
}

// TestSecondReader compares the values with a parser that is independent of PyYAML.
func TestSecondReader(t *testing.T) {
	unseen := map[string]bool{}
	for name := range parted {
		unseen[name] = true
	}
	for _, archive := range []string{"scalars-plain", "scalars-quoted", "block-scalars", "flow", "comments", "complex-keys", "half-typed"} {
		for name, source := range readDocuments(t, filepath.Join(pyyamlDir, archive+".txtar")) {
			name = archive + "/" + name
			document := syntax.Parse(name, source, syntax.DefaultOptions)
			if len(document.Errors) > 0 {
				continue
			}
			delete(unseen, name)
			first, second := firstValue(document.Root), secondValue(source)
			if reason := parted[name]; (first == second) != (reason == "") {
				t.Errorf("%s (%s)\n%s\nyamldoc %s\ngoccy   %s", name, reason, source, first, second)
			}
		}
	}
	for name := range unseen {
		t.Errorf("no document %s is accepted", name)
	}
}

func firstValue(n *doc.Node) string {
	n = n.Resolve()
	if n == nil {
		return "null"
	}
	switch n.Kind {
	case doc.Sequence:
		var items []string
		for _, item := range n.Items {
			items = append(items, firstValue(item))
		}
		return fmt.Sprint(items)
	case doc.Mapping:
		var items []string
		for _, entry := range n.Entries() {
			// It makes text of every key.
			items = append(items, strconv.Quote(entry.Key.Resolve().Text)+": "+firstValue(entry.Value))
		}
		slices.Sort(items)
		return fmt.Sprint(items)
	}
	value, _ := n.Value()
	if number, ok := value.(*big.Int); ok {
		return number.String()
	}
	return secondWritten(value)
}

func secondValue(source []byte) string {
	var value any
	if err := yaml.UnmarshalWithOptions(source, &value, yaml.AllowDuplicateMapKey()); err != nil {
		message, _, _ := strings.Cut(err.Error(), "\n")
		return "error: " + message
	}
	return secondWritten(value)
}

func secondWritten(value any) string {
	switch v := value.(type) {
	case map[string]any:
		var items []string
		for key, value := range v {
			items = append(items, strconv.Quote(key)+": "+secondWritten(value))
		}
		slices.Sort(items)
		return fmt.Sprint(items)
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, secondWritten(item))
		}
		return fmt.Sprint(items)
	case string:
		return strconv.Quote(v)
	case nil:
		return "null"
	}
	return fmt.Sprint(value)
}
