package yamldoc

import "math/big"

// SKELETON: signatures that the other packages are written against. The reader's
// author moves each into its own file and deletes this one.

type lineIndex struct{}

// Limits bound what one text may cost.
type Limits struct {
	// Size is the largest text in bytes.
	Size int
	// Depth is the deepest nesting of collections.
	Depth int
}

// DefaultLimits are the limits of Parse: 10 MiB, 200 levels.
var DefaultLimits = Limits{Size: 10 << 20, Depth: 200}

// Parse reads a text. It never fails: what is wrong stands in Document.Errors,
// and the tree holds every key and value that a person would still see.
func Parse(name string, src []byte) *Document { return ParseLimits(name, src, DefaultLimits) }

// ParseLimits is Parse with limits of one's own.
func ParseLimits(name string, src []byte, limits Limits) *Document { panic("unwritten") }

// Entry is one item of the dict that Python sees: merge keys expanded, of
// duplicate keys the last value, in dict order.
type Entry struct {
	Key, Value *Node
	// Merged says that the entry came through a merge key `<<`.
	Merged bool
}

// Entries gives the dict that PyYAML's SafeLoader makes of a mapping (aliases are
// followed on n itself; Values can be Alias nodes). nil for anything else.
func (n *Node) Entries() []Entry { panic("unwritten") }

// Get finds the entry whose key is the string name. An alias n is followed.
func (n *Node) Get(name string) (Entry, bool) { panic("unwritten") }

// Resolve follows an Alias to what it stands for. nil for nil and for an undefined alias.
func (n *Node) Resolve() *Node { panic("unwritten") }

// IsNull reports whether Python gets None (n nil counts as None).
func (n *Node) IsNull() bool { panic("unwritten") }

// Value is the Python value of a scalar (aliases followed) as one of nil, bool,
// *big.Int, float64, string, Bytes, Date or Timestamp. ok is false for a
// collection and for a scalar that PyYAML cannot construct.
func (n *Node) Value() (value any, ok bool) { panic("unwritten") }

// Bytes is Python's bytes, of `!!binary`.
type Bytes []byte

// Date is Python's datetime.date.
type Date struct{ Year, Month, Day int }

// Timestamp is Python's datetime.datetime.
type Timestamp struct {
	Date
	Hour, Minute, Second, Microsecond int
	// Zone says that there is an offset from UTC, OffsetSeconds what it is.
	Zone          bool
	OffsetSeconds int
}

// PythonStr is Python's str() of the value, collections included (`{'a': [1, True]}`).
// It is cut at limit bytes, then more is true: aliases can make a small text print endlessly.
func (n *Node) PythonStr(limit int) (text string, more bool) { panic("unwritten") }

// ContentSpan is the node's span without trailing blanks, comments and line ends.
func (d *Document) ContentSpan(n *Node) Span { panic("unwritten") }

// OffsetLineColumn converts a byte offset to a line and column that count from 1,
// the column in Unicode code points, a byte order mark not counted, as PyYAML counts + 1.
func (d *Document) OffsetLineColumn(offset int) (line, column int) { panic("unwritten") }

// LineText is the text of a line, counted from 1, without its line end.
func (d *Document) LineText(line int) string { panic("unwritten") }

// Encoding is the unit that an editor counts characters in.
type Encoding uint8

// The encodings of LSP's positionEncodingKind.
const (
	UTF8 Encoding = iota
	UTF16
	UTF32
)

// OffsetPosition converts a byte offset to a line and character that count from 0,
// the character in units of the encoding.
func (d *Document) OffsetPosition(offset int, encoding Encoding) (line, character int) {
	panic("unwritten")
}

// PositionOffset is OffsetPosition's inverse. A position outside the text gives the nearest one inside.
func (d *Document) PositionOffset(line, character int, encoding Encoding) int { panic("unwritten") }

var _ *big.Int
