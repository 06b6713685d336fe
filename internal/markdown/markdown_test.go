package markdown_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/markdown"
)

func TestText(t *testing.T) {
	for text, want := range map[string]markdown.Markup{
		"plain text, a-b: c (d)":           "plain text, a-b: c (d)",
		"![p](https://evil.example/p.png)": `!\[p\](https:\/\/evil.example/p.png)`,
		"[c](command:foo)":                 `\[c\](command:foo)`,
		"see WWW.evil.example or ftp://x":  `see WWW\.evil.example or ftp:\/\/x`,
		"<img src=x> &lt; <https://x>":     `&lt;img src=x&gt; &amp;lt; &lt;https:\/\/x&gt;`,
		"`a` *b* __c__ ~~d~~ $e$ |f| \\":   "\\`a\\` \\*b\\* \\_\\_c\\_\\_ \\~\\~d\\~\\~ \\$e\\$ \\|f\\| \\\\",
		"_a_ b_c_d __e__ f__g ._":          `\_a\_ b_c_d \_\_e\_\_ f__g .\_`,
		"# h":                              `\# h`,
		"- i":                              `\- i`,
		"12. i":                            `12\. i`,
		"===":                              `\===`,
		"> q":                              "&gt; q",
		"@team":                            "&#64;team",
		"a\n\n# b\x1b":                     `a\\n\\n# b\\x1b`,
	} {
		if got := markdown.Escape(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for text, want := range map[string]markdown.Markup{
		"a":       "`a`",
		"":        "`\"\"`",
		"  ":      "`\"  \"`",
		"`":       "`` ` ``",
		"a``b`c":  "```a``b`c```",
		"a`":      "`` a` ``",
		" a ":     "`  a  `",
		"a\n\nb":  "`a\\n\\nb`",
		"\x1b[1m": "`\\x1b[1m`",
	} {
		if got := markdown.CodeSpan(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestBlock(t *testing.T) {
	for text, want := range map[string]markdown.Markup{
		"a\nb\n":             "```yaml\na\nb\n```",
		"a\n```\n![q](x)":    "````yaml\na\n```\n![q](x)\n````",
		"a ````` b\x1b\r\nc": "``````yaml\na ````` b\\x1b\nc\n``````",
	} {
		if got := markdown.CodeBlock("yaml", text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestSprintf(t *testing.T) {
	if got, want := markdown.Sprintf("*%s* has %d of %s", "a*b", 2, markdown.CodeSpan("c")), markdown.Markup("*a\\*b* has 2 of `c`"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
