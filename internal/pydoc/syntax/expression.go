package syntax

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Node is an expression, a statement, or a part of one.
type Node interface {
	// Span is where it is written, in bytes, as Python's ast has it: without parentheses around it.
	Span() doc.Span
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// node is what every node has.
type node struct{ span doc.Span }

// Span is where the node is written.
func (n node) Span() doc.Span { return n.span }

type expression struct{ node }

func (expression) expr() {}

// Name is an identifier that stands for a value.
type Name struct {
	expression
	ID string
}

// Attribute is an attribute reference, value.attr.
type Attribute struct {
	expression
	Value    Expr
	Attr     string
	AttrSpan doc.Span
}

// Call is a call of Func.
type Call struct {
	expression
	Func Expr
	Args []Argument
	// Open is the opening parenthesis, Close the closing one; Close is empty where it is missing.
	Open, Close doc.Span
}

// Argument is one argument of a call, or one of the bases and keywords of a class.
type Argument struct {
	// Span is all of it, with the keyword.
	Span doc.Span
	Kind ArgumentKind
	// Keyword is the name of a keyword argument.
	Keyword     string
	KeywordSpan doc.Span
	// Value is never nil: where none is written it is an Opaque without bytes.
	Value Expr
}

// ArgumentKind says how an argument is given.
type ArgumentKind uint8

// The kinds of argument: x, name=x, *x and **x.
const (
	Positional ArgumentKind = iota
	Keyword
	Starred
	DoubleStarred
)

// Subscript is a subscription, value[index].
type Subscript struct {
	expression
	Value, Index Expr
}

// String is a string literal, or several that Python concatenates; see StringValue.
type String struct {
	expression
	Literals []Literal
}

// Number is a number as it is written.
type Number struct {
	expression
	Text string
}

// Constant is True, False, None or an ellipsis.
type Constant struct {
	expression
	Value ConstantValue
}

// ConstantValue is what a Constant stands for.
type ConstantValue uint8

// The constants.
const (
	None ConstantValue = iota
	True
	False
	Ellipsis
)

// Display is a list, tuple or set that is written out.
type Display struct {
	expression
	Kind DisplayKind
	// Items are the elements; *x is a Star.
	Items []Expr
}

// HasStar reports whether one of the elements is a Star, so that there can be more or fewer than are written.
func (d *Display) HasStar() bool {
	return slices.ContainsFunc(d.Items, func(item Expr) bool { _, ok := item.(*Star); return ok })
}

// DisplayKind is what a Display makes.
type DisplayKind uint8

// The kinds of display.
const (
	List DisplayKind = iota
	Tuple
	Set
)

// Star is *value among the elements of a display, or as a target.
type Star struct {
	expression
	Value Expr
}

// Dict is a dictionary display.
type Dict struct {
	expression
	Items []DictItem
}

// DictItem is key: value, or **value when Key is nil.
type DictItem struct {
	Span       doc.Span
	Key, Value Expr
}

// Binary is operands with one operator between them, + or |, which holds from left to right.
type Binary struct {
	expression
	Operator byte
	Operands []Expr
}

// Unary is -operand.
type Unary struct {
	expression
	Operand Expr
}

// NamedExpr is an assignment expression, name := value.
type NamedExpr struct {
	expression
	Target *Name
	Value  Expr
}

// Opaque is any other expression, one that is missing in half-typed text, and one that Python rejects: what it gives is
// not known, but the expressions in it are. Of an expression that is missing the span is empty.
type Opaque struct {
	expression
	// Parts are the expressions in it, in the order of the text.
	Parts []Expr
	// Binds are the names that a lambda expression or a comprehension binds: in it they are others than around it.
	Binds []*Name
}
