// Package format writes Python as the formatters ruff and black leave it.
package format

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// lineLength is the longest line in characters, the default of ruff and black.
const lineLength = 88

const indentation = "    "

// Expr is an expression: an atom, or a display or call, whose items are on one line or on one line each.
type Expr struct {
	open, close string
	items       []Item
}

// Item is an item of a display or an argument of a call.
type Item struct {
	// Prefix is written before the value: a keyword with an equals sign, or a key with a colon.
	Prefix string
	Value  Expr
	// Comment is written on a line of its own in place of the item; "" for an item.
	Comment string
}

// Atom returns an expression that is never split, such as a literal.
func Atom(text string) Expr { return Expr{open: text} }

// Call returns a call of a function or class.
func Call(function string, arguments ...Item) Expr { return Expr{function + "(", ")", arguments} }

// Dict returns the display of a dictionary.
func Dict(items ...Item) Expr { return Expr{"{", "}", items} }

// List returns the display of a list.
func List(items ...Item) Expr { return Expr{"[", "]", items} }

// Argument returns a keyword argument.
func Argument(name string, value Expr) Item { return Item{Prefix: name + "=", Value: value} }

// Entry returns an entry of a dictionary. key is an expression.
func Entry(key string, value Expr) Item { return Item{Prefix: key + ": ", Value: value} }

// Statement returns a statement that consists of a prefix, such as "x = ", and an expression.
func Statement(prefix string, x Expr) string {
	var b strings.Builder
	x.write(&b, "", prefix, "")
	return b.String() + "\n"
}

// write writes prefix, expression and suffix as one line if that is short enough.
func (x Expr) write(b *strings.Builder, indent, prefix, suffix string) {
	line := indent + prefix + x.line() + suffix
	if len(x.items) == 0 || !x.hasComment() && width(line) <= lineLength {
		b.WriteString(line)
		return
	}
	b.WriteString(indent + prefix + x.open + "\n")
	for _, item := range x.items {
		if item.Comment != "" {
			b.WriteString(indent + indentation + Comment(item.Comment))
			continue
		}
		item.Value.write(b, indent+indentation, item.Prefix, ",")
		b.WriteByte('\n')
	}
	b.WriteString(indent + x.close + suffix)
}

// line is the expression on one line, without comments.
func (x Expr) line() string {
	texts := make([]string, len(x.items))
	for i, item := range x.items {
		texts[i] = item.Prefix + item.Value.line()
	}
	return x.open + strings.Join(texts, ", ") + x.close
}

func (x Expr) hasComment() bool {
	return slices.ContainsFunc(x.items, func(item Item) bool { return item.Comment != "" || item.Value.hasComment() })
}

// Comment returns a comment with its line break.
func Comment(text string) string { return "# " + string(printable.Line(text)) + "\n" }

// Import returns the statement that imports sorted names from a module.
func Import(module string, names []string) string {
	line := "from " + module + " import "
	if one := line + strings.Join(names, ", "); width(one) <= lineLength {
		return one + "\n"
	}
	return line + "(\n" + indentation + strings.Join(names, ",\n"+indentation) + ",\n)\n"
}

// width is at least the number of columns of a text: characters that can be wide count twice.
func width(text string) int {
	columns := utf8.RuneCountInString(text)
	for _, r := range text {
		if r >= 0x1100 {
			columns++
		}
	}
	return columns
}
