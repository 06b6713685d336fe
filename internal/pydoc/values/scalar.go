package values

import (
	"encoding/base64"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

func scalar(x syntax.Expr, t doc.Type, text string) *doc.Node {
	return &doc.Node{Type: t, Text: text, Span: x.Span()}
}

func (r *Reader) constant(x *syntax.Constant) *doc.Node {
	switch x.Value {
	case syntax.None:
		return scalar(x, doc.TypeNull, "null")
	case syntax.True:
		return scalar(x, doc.TypeBool, "true")
	case syntax.False:
		return scalar(x, doc.TypeBool, "false")
	case syntax.Ellipsis:
	}
	return nil
}

// longestInt is sys.int_info.default_max_str_digits, beyond which Python does not convert an int to decimal digits.
const longestInt = 4300

// number makes the node of a number. Its text is what YAML reads the same value from.
func (r *Reader) number(x *syntax.Number) *doc.Node {
	text := strings.ToLower(strings.ReplaceAll(x.Text, "_", ""))
	if len(text) > longestInt {
		return nil
	}
	if i, ok := new(big.Int).SetString(text, intBase(text)); ok {
		return scalar(x, doc.TypeInt, i.String())
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) || strings.HasPrefix(text, "0x") {
		return nil
	}
	if math.IsInf(f, 0) {
		return scalar(x, doc.TypeFloat, ".inf")
	}
	return scalar(x, doc.TypeFloat, strconv.FormatFloat(f, 'g', -1, 64))
}

// intBase is the base of an integer's text: 0 where a prefix says it. A leading zero without one is that of 00.
func intBase(text string) int {
	if len(text) > 1 && text[0] == '0' && strings.ContainsAny(text[1:2], "xob") {
		return 0
	}
	return 10
}

func (r *Reader) negative(x *syntax.Unary) *doc.Node {
	operand := r.node(x.Operand).Resolve()
	if operand == nil || operand.Type != doc.TypeInt && operand.Type != doc.TypeFloat {
		return nil
	}
	text, negative := strings.CutPrefix(operand.Text, "-")
	if !negative {
		text = "-" + text
	}
	return scalar(x, operand.Type, text)
}

// str makes the node of a string, also of one whose replacement fields are known.
func (r *Reader) str(x *syntax.String) *doc.Node {
	parts, ok := r.module.StringParts(x)
	if !ok {
		return nil
	}
	var text strings.Builder
	for _, part := range parts {
		value := part.Text.Value
		if part.Field != nil {
			if value, ok = r.formatted(part.Field); !ok {
				return nil
			}
		}
		if text.WriteString(value); !r.fits(text.Len()) {
			return nil
		}
	}
	n := scalar(x, doc.TypeString, text.String())
	if parts[0].Text.Bytes {
		n.Type, n.Text = doc.TypeBytes, base64.StdEncoding.EncodeToString([]byte(n.Text))
	}
	n.Style = quoteStyle(r.module.Source[x.Literals[0].Text.Start-1])
	return n
}

func quoteStyle(quote byte) doc.Style {
	if quote == '\'' {
		return doc.SingleQuoted
	}
	return doc.DoubleQuoted
}

// formatted is what a replacement field without a conversion or format specifier gives.
func (r *Reader) formatted(f *syntax.Field) (string, bool) {
	if !f.Plain {
		return "", false
	}
	return pythonStr(r.node(f.Value))
}

// pythonStr is Python's str() of a scalar.
func pythonStr(n *doc.Node) (string, bool) {
	n = n.Resolve()
	if n == nil || n.Kind != doc.Scalar || n.Type == doc.TypeBytes {
		return "", false
	}
	text, more := n.PythonStr(mostText)
	return text, !more
}

// fits reports whether a text of so many bytes can be made, and counts it.
func (r *Reader) fits(size int) bool {
	r.left -= size / 1024
	return size <= mostText && r.left >= 0
}
