package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// nouns are the plain words for a type: one of it, and many.
var nouns = map[kind][2]string{
	kindAny:       {"anything", "anything"},
	kindNone:      {"null", "nulls"},
	kindBool:      {"true or false", "true or false"},
	kindInt:       {"a whole number", "whole numbers"},
	kindFloat:     {"a number", "numbers"},
	kindStr:       {"a string", "strings"},
	kindUUID:      {"a UUID", "UUIDs"},
	kindDatetime:  {"a date and time", "dates and times"},
	kindTimedelta: {"a duration in seconds", "durations in seconds"},
	kindModel:     {"a mapping", "mappings"},
}

// want says what the type accepts: "a list of strings".
func (t *typ) want() string {
	switch t.kind {
	case kindOptional:
		return t.of[0].want()
	case kindUnion, kindEnum, kindLiteral:
		return join(t.alternatives(), "or")
	case kindChecked:
		if form := t.convert().form; form != anyText {
			return textForms[form].one + " or " + t.of[0].want()
		}
		return t.of[0].want()
	case kindList:
		return "a list" + t.of[0].many(" of ")
	case kindDict:
		return "a mapping" + t.of[0].many(" of strings to ")
	}
	return nouns[t.kind][0] + t.limits.words()
}

// alternatives are the words for what a union or enumeration accepts.
func (t *typ) alternatives() []string {
	switch t.kind {
	case kindBool:
		return []string{"true", "false"}
	case kindEnum, kindLiteral:
		return t.enum()
	case kindOptional:
		return t.of[0].alternatives()
	case kindUnion:
		var words []string
		for _, member := range t.members() {
			for _, word := range member.alternatives() {
				if !slices.Contains(words, word) {
					words = append(words, word)
				}
			}
		}
		return words
	}
	return []string{t.want()}
}

// members are those of a union that say more than the others: where any string will
// do, the values of an enumeration are no news.
func (t *typ) members() []*typ {
	anyString := slices.ContainsFunc(t.of, func(member *typ) bool { return member.takesAsItIs(shapeStr) })
	return slices.DeleteFunc(slices.Clone(t.of), func(member *typ) bool { return anyString && len(member.enum()) > 0 })
}

// many says what a collection holds, behind glue; "" when it can be anything.
func (t *typ) many(glue string) string {
	switch t.kind {
	case kindAny:
		return ""
	case kindOptional:
		return t.of[0].many(glue)
	case kindUnion:
		var members []string
		for _, member := range t.members() {
			if words := member.many(""); words != "" && !slices.Contains(members, words) {
				members = append(members, words)
			}
		}
		return glue + join(members, "or")
	case kindChecked:
		if t.convert().form == importPaths {
			return glue + textForms[importPaths].many
		}
		return t.of[0].many(glue)
	case kindList:
		return glue + "lists" + t.of[0].many(" of ")
	case kindDict:
		return glue + "mappings"
	case kindEnum, kindLiteral:
		return glue + join(t.enum(), "or")
	}
	return glue + nouns[t.kind][1] + t.limits.words()
}

// words says the limits, behind the noun.
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

// patternWords says what a pattern asks for.
func (l limits) patternWords() string {
	if units := l.units(); units != nil {
		return " of digits and a unit (" + strings.Join(units, ", ") + `), such as "4GB"`
	}
	return " that matches " + l.Pattern
}

// units are those of a pattern of digits with a unit, the one that ZenML has; nil for any other.
func (l limits) units() []string {
	units, ok := strings.CutPrefix(l.Pattern, "^[0-9]+(")
	if !ok {
		return nil
	}
	return strings.Split(strings.TrimSuffix(units, ")$"), "|")
}

// enum lists the accepted values as YAML where they are few.
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

// join lists words: "a, b or c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// longestShown is how much of a value is shown, in code points.
const longestShown = 40

// got says what stands in the text.
func got(n *doc.Node) string {
	n = n.Resolve()
	name, ofValue := named(n)
	switch {
	case !ofValue:
		return name
	case n.Type == doc.TypeString:
		return "the string " + strconv.Quote(shorten.To(n.Text, longestShown))
	}
	return "the " + name + " " + shorten.To(n.Text, longestShown)
}

// gotKind is got without the value.
func gotKind(n *doc.Node) string {
	name, ofValue := named(n.Resolve())
	if ofValue {
		return "a " + name
	}
	return name
}

// named names the kind of value that a node is. ofValue says that it is a value of one line, which got shows behind the name.
func named(n *doc.Node) (name string, ofValue bool) {
	if n == nil {
		return "nothing", false
	}
	s, _ := shapeOf(n)
	switch s {
	case shapeNull:
		return "null", false
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
		return "a mapping", false
	}
	return "a list", false
}
