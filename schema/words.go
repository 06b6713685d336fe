package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// nouns are the names of types, singular and plural.
var nouns = [kindChecked + 1][2]string{
	kindAny:       {"anything", "anything"},
	kindInt:       {"a whole number", "whole numbers"},
	kindFloat:     {"a number", "numbers"},
	kindStr:       {"a string", "strings"},
	kindUUID:      {"a UUID", "UUIDs"},
	kindDatetime:  {"a date and time", "dates and times"},
	kindTimedelta: {"a duration in seconds", "durations in seconds"},
}

// noun is the name of a type in a syntax.
func noun(k kind, number int, terms doc.Terms) string {
	switch k {
	case kindNone:
		return [2]string{terms.Null, terms.Null + "s"}[number]
	case kindBool:
		return terms.True + " or " + terms.False
	case kindModel:
		return [2]string{"a " + terms.Mapping, terms.Mapping + "s"}[number]
	}
	return nouns[k][number]
}

// describe describes what the type accepts, such as "a list of strings".
func (t *typ) describe(terms doc.Terms) string {
	switch t.kind {
	case kindOptional:
		return t.of[0].describe(terms)
	case kindUnion, kindEnum, kindLiteral:
		return joinWords(t.describeAlternatives(terms), "or")
	case kindChecked:
		if form := t.convert().format; form != anyString {
			return stringFormatNames[form].one + " or " + t.of[0].describe(terms)
		}
		return t.of[0].describe(terms)
	case kindList:
		return "a list" + t.of[0].describeItems(" of ", terms)
	case kindDict:
		return "a " + terms.Mapping + t.of[0].describeItems(" of strings to ", terms)
	}
	return noun(t.kind, 0, terms) + t.limits.words()
}

// describeAlternatives describe the members of a union or the values of an enumeration.
func (t *typ) describeAlternatives(terms doc.Terms) []string {
	switch t.kind {
	case kindBool:
		return []string{terms.True, terms.False}
	case kindEnum, kindLiteral:
		return t.enum()
	case kindOptional:
		return t.of[0].describeAlternatives(terms)
	case kindUnion:
		var words []string
		for _, member := range t.members() {
			for _, word := range member.describeAlternatives(terms) {
				if !slices.Contains(words, word) {
					words = append(words, word)
				}
			}
		}
		return words
	}
	return []string{t.describe(terms)}
}

// members returns the members of a union that matter in a description: if any string is accepted, enumerations are omitted.
func (t *typ) members() []*typ {
	anyString := slices.ContainsFunc(t.of, func(member *typ) bool { return member.acceptsUnchanged(shapeStr) })
	return slices.DeleteFunc(slices.Clone(t.of), func(member *typ) bool { return anyString && len(member.enum()) > 0 })
}

// describeItems describes the items of a collection, after glue; "" if they can be anything.
func (t *typ) describeItems(glue string, terms doc.Terms) string {
	switch t.kind {
	case kindAny:
		return ""
	case kindOptional:
		return t.of[0].describeItems(glue, terms)
	case kindUnion:
		var members []string
		for _, member := range t.members() {
			if words := member.describeItems("", terms); words != "" && !slices.Contains(members, words) {
				members = append(members, words)
			}
		}
		return glue + joinWords(members, "or")
	case kindChecked:
		if t.convert().format == importPathString {
			return glue + stringFormatNames[importPathString].many
		}
		return t.of[0].describeItems(glue, terms)
	case kindList:
		return glue + "lists" + t.of[0].describeItems(" of ", terms)
	case kindDict:
		return glue + terms.Mapping + "s"
	case kindEnum, kindLiteral:
		return glue + joinWords(t.enum(), "or")
	}
	return glue + noun(t.kind, 1, terms) + t.limits.words()
}

// words describes the limits, to be used after the noun.
func (l limits) words() string {
	number := func(v *float64) string { return strconv.FormatFloat(*v, 'f', -1, 64) }
	switch {
	case l.Ge != nil && l.Le != nil:
		return " from " + number(l.Ge) + " to " + number(l.Le)
	case l.Gt != nil:
		return " above " + number(l.Gt)
	case l.Ge != nil:
		return " of at least " + number(l.Ge)
	case l.Lt != nil:
		return " below " + number(l.Lt)
	case l.Le != nil:
		return " of at most " + number(l.Le)
	case l.Pattern != "":
		return l.patternWords()
	case l.MinLength != nil && *l.MinLength == 1:
		return " that is not empty"
	case l.MinLength != nil:
		return fmt.Sprintf(" of at least %d characters", *l.MinLength)
	case l.MaxLength != nil:
		return fmt.Sprintf(" of at most %d characters", *l.MaxLength)
	}
	return ""
}

// patternWords describes a pattern.
func (l limits) patternWords() string {
	if units := l.units(); units != nil {
		return " with a number and a unit (" + strings.Join(units, ", ") + `), such as "4GB"`
	}
	return " that matches " + l.Pattern
}

// units returns the units in a pattern of digits and a unit, which ZenML uses for memory; nil for other patterns.
func (l limits) units() []string {
	units, ok := strings.CutPrefix(l.Pattern, "^[0-9]+(")
	if !ok {
		return nil
	}
	return strings.Split(strings.TrimSuffix(units, ")$"), "|")
}

// enum returns the accepted values as YAML, if they are enumerated.
func (t *typ) enum() []string {
	switch t.kind {
	case kindOptional, kindChecked:
		return t.of[0].enum()
	case kindUnion:
		var values []string
		for _, member := range t.members() {
			values = append(values, member.enum()...)
		}
		return values
	case kindEnum, kindLiteral:
		values := make([]string, 0, len(t.values))
		for _, value := range t.values {
			if text := fmt.Sprint(value); !slices.Contains(values, text) {
				values = append(values, text)
			}
		}
		return values
	}
	return nil
}

// joinWords joins words: "a, b or c".
func joinWords(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// maxShownLength is the maximum length of a value in a description, in code points.
const maxShownLength = 40

// describeNode describes a node.
func describeNode(n *doc.Node, terms doc.Terms) string {
	n = n.Resolve()
	name, ofValue := nodeTypeName(n, terms)
	switch {
	case !ofValue:
		return name
	case n.Type == doc.TypeString:
		return "the string " + strconv.Quote(shorten.To(n.Text, maxShownLength))
	}
	text := n.Text
	if value, ok := n.Value(); ok && value == true || value == false {
		text = terms.Bool(value == true)
	}
	return "the " + name + " " + shorten.To(text, maxShownLength)
}

// describeNodeType is got without the value.
func describeNodeType(n *doc.Node, terms doc.Terms) string {
	name, ofValue := nodeTypeName(n.Resolve(), terms)
	if ofValue {
		return "a " + name
	}
	return name
}

// nodeTypeName returns the name of the node's type. ofValue means that it is a single-line value, which got appends.
func nodeTypeName(n *doc.Node, terms doc.Terms) (name string, ofValue bool) {
	if n == nil {
		return "nothing", false
	}
	s, _ := pyTypeOf(n)
	switch s {
	case shapeNull:
		return terms.Null, false
	case shapeBool:
		return "boolean", true
	case shapeInt, shapeFloat:
		return "number", true
	case shapeStr:
		return "string", true
	case shapeBytes:
		return "binary data", false
	case shapeDate:
		return "date", true
	case shapeTimestamp:
		return "time", true
	case shapeSet:
		return "a set", false
	case shapeTuples:
		return "a list of pairs", false
	case shapeDict:
		return "a " + terms.Mapping, false
	}
	return "a list", false
}
