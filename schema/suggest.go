package schema

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// Suggestion is a value that the release accepts instead of a rejected one. The zero Suggestion is none.
type Suggestion struct {
	// Value is what to write, nil for none.
	Value *doc.Node
	// Relation says what Value has to do with the rejected value.
	Relation Relation
}

// Relation is what a suggested value has to do with the rejected one.
type Relation uint8

// The relations.
const (
	// SameValue: the text as it is, written as the type that is expected: 016 and "016", git and [git].
	SameValue Relation = iota
	// NearValue: probably what was meant: "4 gigs" and "4GB".
	NearValue
	// WithUnit: the number with a unit; which unit was meant is not known.
	WithUnit
)

// Suggestion finds a value to write instead of the rejected one. The type that is expected accepts it as it is.
func (p Problem) Suggestion() Suggestion {
	value, t := p.Value.Resolve(), p.Expected.Type.typ
	if t == nil || value == nil || value.Kind != doc.Scalar || value.IsNull() {
		return Suggestion{}
	}
	for _, suggest := range []func(*typ, *doc.Node) Suggestion{listed, amount, inList, inMapping, quoted, withUnit} {
		if s := suggest(t, value); s.Value != nil && t.keeps(s.Value) {
			return s
		}
	}
	return Suggestion{}
}

// keeps reports whether the type accepts a value and does not turn it into another one.
func (t *typ) keeps(n *doc.Node) bool {
	trial := newChecker(nil)
	trial.checkValue(t, &location{value: n})
	return len(trial.problems) == 0
}

// listed is the accepted value with the nearest name, where few values are accepted.
func listed(t *typ, n *doc.Node) Suggestion {
	name, near := nearest.To(n.Text, t.enum())
	if !near {
		return Suggestion{}
	}
	value := doc.NewString(name)
	if !t.keeps(value) {
		value = doc.NewNumber(name)
	}
	if name == n.Text {
		return Suggestion{value, SameValue}
	}
	return Suggestion{value, NearValue}
}

// amountText are a number, the first letter of a unit, and the "i" of units by 1024.
var amountText = lazyregexp.New(`^\s*([0-9]+)\s*([kKmMgGtTpP])(?:([iI])[bB]?|[bB]|igs?|egs?)?\s*$`)

// amount writes an amount as ZenML expects it: "4 gigs" and "4G" as 4GB.
func amount(t *typ, n *doc.Node) Suggestion {
	found := amountText().FindStringSubmatch(n.Text)
	if found == nil || n.Type != doc.TypeString || t.units() == nil {
		return Suggestion{}
	}
	return Suggestion{doc.NewString(found[1] + strings.ToUpper(found[2]) + strings.ToLower(found[3]) + "B"), NearValue}
}

// inList is a list of a string.
func inList(_ *typ, n *doc.Node) Suggestion {
	if n.Type != doc.TypeString {
		return Suggestion{}
	}
	return Suggestion{Value: doc.NewList(doc.NewString(n.Text))}
}

// inMapping is a mapping with a text as the value of the one key that it must be meant for: the only required key, or the
// cron expression of a schedule.
func inMapping(t *typ, n *doc.Node) Suggestion {
	t = t.unwrapped()
	if t.kind != kindModel || n.Type != doc.TypeString {
		return Suggestion{}
	}
	key := cronKey
	if len(t.model().required) == 1 {
		key = t.model().required[0]
	}
	if _, ok := t.model().Fields[key]; !ok || key == cronKey && len(strings.Fields(n.Text)) != cronFields {
		return Suggestion{}
	}
	return Suggestion{Value: doc.NewMapping(doc.NewField(key, doc.NewString(n.Text)))}
}

// cronKey is the key of a schedule for a cron expression, which has cronFields fields.
const (
	cronKey    = "cron_expression"
	cronFields = 5
)

// quoted is the text of a plain scalar as a string.
func quoted(_ *typ, n *doc.Node) Suggestion {
	if n.Style != doc.Plain || n.Type == doc.TypeString {
		return Suggestion{}
	}
	return Suggestion{Value: doc.NewString(n.Text)}
}

// withUnit is a number with the unit that most have.
func withUnit(t *typ, n *doc.Node) Suggestion {
	if t.units() == nil || !wholeNumber().MatchString(n.Text) {
		return Suggestion{}
	}
	return Suggestion{doc.NewString(n.Text + "GB"), WithUnit}
}

// wholeNumber is one that reads the same in an amount, and is short enough to be one.
var wholeNumber = lazyregexp.New(`^[1-9][0-9]{0,8}$`)
