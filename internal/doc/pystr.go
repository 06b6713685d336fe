package doc

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// PythonStr returns Python's str() of the value, including collections (`{'a': [1, True]}`). It is truncated at limit bytes, and more is then
// true, since aliases can make a small text print endlessly. An unknown value prints as its Placeholder. A set prints in the order of the
// text, since Python's order varies; an int that Python does not convert because of its length is printed in base 16.
func (n *Node) PythonStr(limit int) (text string, more bool) {
	n = n.Resolve()
	if n != nil && n.Kind == Scalar && n.Type == TypeString && len(n.Text) <= limit {
		return n.Text, false // the most common case for keys
	}
	p := printer{limit: limit}
	p.str(n)
	text = p.b.String()
	if len(text) <= limit {
		return text, false
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit], true
}

// printer writes up to limit bytes.
type printer struct {
	b     strings.Builder
	limit int
	// open has the collections being printed; one inside itself is printed as [...].
	open map[*Node]bool
	// dicts caches mappings that can occur again.
	dicts map[*Node]dict
	// printed has the ranges in b of anchored collections that were printed completely.
	printed map[*Node]Span
	// cut is the number of [...] and {...}. A collection with one prints differently elsewhere.
	cut int
}

func (p *printer) full() bool { return p.b.Len() > p.limit }

func (p *printer) str(n *Node) {
	value, ok := n.Value()
	if !ok {
		if n != nil && n.Kind == Scalar { // not a valid value of its type, such as the date 2024-02-30
			p.b.WriteString(n.Text)
			return
		}
		p.repr(n)
		return
	}
	switch v := value.(type) {
	case string:
		p.b.WriteString(v)
	case Date:
		p.b.WriteString(v.str())
	case Timestamp:
		p.b.WriteString(v.str())
	default:
		p.b.WriteString(reprScalar(v))
	}
}

// repr writes Python's repr().
func (p *printer) repr(n *Node) {
	n = n.Resolve()
	if p.full() {
		return
	}
	if value, ok := n.Value(); ok {
		p.b.WriteString(reprScalar(value))
		return
	}
	switch n.Kind {
	case Scalar:
		p.b.WriteString(reprString(n.Text))
		return
	case Unknown:
		p.b.WriteString(n.Placeholder())
		return
	}
	if done, again := p.printed[n]; again {
		p.b.WriteString(p.b.String()[done.Start:done.End])
		return
	}
	if p.open[n] {
		p.cut++
		if n.Type == TypeDict {
			p.b.WriteString("{...}")
		} else {
			p.b.WriteString("[...]")
		}
		return
	}
	if p.open == nil {
		p.open = map[*Node]bool{}
	}
	p.open[n] = true
	start, cut := p.b.Len(), p.cut
	p.collection(n)
	delete(p.open, n)
	if n.Anchor() != "" && p.cut == cut && !p.full() {
		if p.printed == nil {
			p.printed = map[*Node]Span{}
		}
		p.printed[n] = Span{start, p.b.Len()}
	}
}

func (p *printer) collection(n *Node) {
	switch {
	case n.Kind == Sequence && (n.Type == TypeOrderedDict || n.Type == TypePairs):
		p.pairs(n)
	case n.Kind == Sequence:
		p.list(n)
	case n.Type == TypeSet:
		p.set(n)
	default:
		p.dict(n)
	}
}

// elements prints n elements between brackets, up to the limit.
func (p *printer) elements(brackets string, n int, element func(i int)) {
	p.b.WriteByte(brackets[0])
	for i := range n {
		if p.full() {
			return
		}
		if i > 0 {
			p.b.WriteString(", ")
		}
		element(i)
	}
	p.b.WriteByte(brackets[1])
}

func (p *printer) list(n *Node) {
	p.elements("[]", len(n.Items), func(i int) { p.repr(n.Items[i]) })
}

// pairs prints a list of tuples.
func (p *printer) pairs(n *Node) {
	p.elements("[]", len(n.Items), func(i int) {
		item := n.Items[i].Resolve()
		if item == nil || len(item.Fields) != 1 {
			p.repr(item)
			return
		}
		p.b.WriteByte('(')
		p.repr(item.Fields[0].Key)
		p.b.WriteString(", ")
		p.repr(item.Fields[0].Value)
		p.b.WriteByte(')')
	})
}

func (p *printer) set(n *Node) {
	keys := p.dictOf(n).keys
	if len(keys) == 0 {
		p.b.WriteString("set()")
		return
	}
	p.elements("{}", len(keys), func(i int) { p.repr(keys[i]) })
}

func (p *printer) dictOf(n *Node) dict {
	if d, ok := p.dicts[n]; ok {
		return d
	}
	d := n.dict()
	if p.dicts == nil {
		p.dicts = map[*Node]dict{}
	}
	p.dicts[n] = d
	return d
}

func (p *printer) dict(n *Node) {
	d := p.dictOf(n)
	p.elements("{}", len(d.keys), func(i int) {
		p.repr(d.keys[i])
		p.b.WriteString(": ")
		p.repr(d.entries[i].Value)
	})
}

func reprScalar(value any) string {
	switch v := value.(type) {
	case bool:
		if v {
			return "True"
		}
		return "False"
	case *big.Int:
		if v.BitLen() > maxDigits*4 {
			return fmt.Sprintf("%#x", v)
		}
		return v.String()
	case float64:
		return reprFloat(v)
	case string:
		return reprString(v)
	case Bytes:
		return reprBytes(v)
	case Date:
		return fmt.Sprintf("datetime.date(%d, %d, %d)", v.Year, v.Month, v.Day)
	case Timestamp:
		return v.repr()
	}
	return "None"
}

// reprFloat implements float_repr_style 'short': the fewest digits that give the same float, with an exponent below 1e-4 and from 1e16.
func reprFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// quoteFor returns the quote character of Python's repr.
func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

// AppendCodePoint is utf8.AppendRune, except that lone surrogates, which Python's strings allow, are encoded in three bytes.
func AppendCodePoint(buf []byte, r rune) []byte {
	if r >= 0xD800 && r < 0xE000 {
		return append(buf, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(buf, r)
}

func reprString(s string) string {
	quote := quoteFor(s)
	b := []byte{quote}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 && i+3 <= len(s) && s[i] == 0xED {
			r, size = rune(0xD000)|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
		}
		i += size
		switch {
		case r < 0x80:
			b = appendASCII(b, byte(r), quote)
		case unicode.IsPrint(r):
			b = utf8.AppendRune(b, r)
		case r < 0x100:
			b = fmt.Appendf(b, `\x%02x`, r)
		case r < 0x10000:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = fmt.Appendf(b, `\U%08x`, r)
		}
	}
	return string(append(b, quote))
}

func reprBytes(v Bytes) string {
	quote := quoteFor(string(v))
	b := []byte{'b', quote}
	for _, c := range v {
		if c >= 0x80 {
			b = fmt.Appendf(b, `\x%02x`, c)
			continue
		}
		b = appendASCII(b, c, quote)
	}
	return string(append(b, quote))
}

// appendASCII appends a character as in the repr of str and bytes.
func appendASCII(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c == '\t':
		return append(b, `\t`...)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\r':
		return append(b, `\r`...)
	case c < 0x20 || c == 0x7F:
		return fmt.Appendf(b, `\x%02x`, c)
	}
	return append(b, c)
}

func (d Date) str() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// str is datetime.isoformat with a space as separator.
func (t Timestamp) str() string {
	s := fmt.Sprintf("%s %02d:%02d:%02d", t.Date.str(), t.Hour, t.Minute, t.Second)
	if t.Microsecond > 0 {
		s += fmt.Sprintf(".%06d", t.Microsecond)
	}
	if !t.Zone {
		return s
	}
	sign, offset := "+", t.OffsetSeconds
	if offset < 0 {
		sign, offset = "-", -offset
	}
	return s + fmt.Sprintf("%s%02d:%02d", sign, offset/3600, offset/60%60)
}

func (t Timestamp) repr() string {
	s := fmt.Sprintf("datetime.datetime(%d, %d, %d, %d, %d", t.Year, t.Month, t.Day, t.Hour, t.Minute)
	if t.Second > 0 || t.Microsecond > 0 {
		s += fmt.Sprintf(", %d", t.Second)
	}
	if t.Microsecond > 0 {
		s += fmt.Sprintf(", %d", t.Microsecond)
	}
	switch {
	case !t.Zone:
	case t.OffsetSeconds == 0:
		s += ", tzinfo=datetime.timezone.utc"
	case t.OffsetSeconds < 0:
		// A timedelta keeps its seconds positive.
		s += fmt.Sprintf(", tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=%d))", t.OffsetSeconds+24*60*60)
	default:
		s += fmt.Sprintf(", tzinfo=datetime.timezone(datetime.timedelta(seconds=%d))", t.OffsetSeconds)
	}
	return s + ")"
}

// instant returns a text that is equal for timestamps that are equal in Python: the same moment if both have a zone, the same text if neither
// has.
func (t Timestamp) instant() string {
	moment := time.Date(t.Year, time.Month(t.Month), t.Day, t.Hour, t.Minute, t.Second-t.OffsetSeconds, t.Microsecond*1000, time.UTC)
	return strconv.FormatBool(t.Zone) + moment.Format(time.RFC3339Nano)
}

// longestKey bounds the name of a key, in bytes: Python's text of a complex key can be endless.
const longestKey = 1000

// KeyName returns a key as text: a scalar as it is written, a collection as Python prints it.
func (n *Node) KeyName() string {
	if scalar := n.Resolve(); scalar != nil && scalar.Kind == Scalar {
		return scalar.Text
	}
	text, _ := n.PythonStr(longestKey)
	return text
}
