package schema

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// object is a JSON Schema, or a part of one.
type object = map[string]any

// The texts that pydantic's lax mode accepts, measured with pydantic 2.11 and 2.12 (see testdata/schema/texts): spaces around
// numbers, underscores between digits, ".0" after whole numbers, ISO 8601 dates and durations, and Python's text of durations.
const (
	digits       = `[0-9](_?[0-9])*`
	wholeText    = `^\s*([+-]?|0(_?0)*_?-)` + digits + `(\.0+)?\s*$`
	decimal      = `([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?`
	spacedDigits = digits + `(_?\.(_?` + digits + `)?)?|\._?` + digits
	numberText   = `^(\s*[+-]?` + decimal + `\s*|([+-]_?)?(` + spacedDigits + `)(_?[eE]_?([+-]_?)?` + digits + `)?)$`
	infinityText = `^\s*[+-]?([iI][nN][fF]([iI][nN][iI][tT][yY])?|[nN][aA][nN])\s*$`

	hyphenated = `[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`
	uuidText   = `^(\{` + hyphenated + `\}|([uU][rR][nN]:[uU][uU][iI][dD]:)?` + hyphenated + `|[0-9a-fA-F]{32})$`

	clockText    = `([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?`
	zoneText     = `([zZ]|[+−-]([01][0-9]|2[0-3]):?[0-5][0-9])?`
	dateText     = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
	datetimeText = `^` + dateText + `([Tt _]` + clockText + zoneText + `)?$`
	epochText    = `^[+-]?([0-9]+|([0-9]+\.[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)$` // ".5" only since pydantic 2.12

	part          = `[0-9]{1,9}`
	lastPart      = part + `([.,][0-9]*)?`
	isoDuration   = `^[+-]?P(` + part + `[YMWD])*(` + lastPart + `[YMWD]|` + part + `[YMWD]T(` + part + `[HMS])*(` + lastPart + `[HMS])?|T(` + part + `[HMS])*` + lastPart + `[HMS])$`
	minutes       = `[0-5][0-9]`
	seconds       = `:[0-5][0-9]([.,][0-9]+)?`
	dayWord       = part + ` ?[dD]((ay|AY)[sS]?)?`
	hourOfDay     = `0*([0-9]|1[0-9]|2[0-3])`
	clockDuration = `^[+-]?(` + dayWord + `,? ?(` + hourOfDay + `:` + minutes + seconds + `|0*([01][0-9]|2[0-3]):` + minutes + `)?|[0-9]+:` + minutes + seconds + `|[0-9]{2,}:` + minutes + `)$`

	trueWords      = "1 on t true y yes"
	falseWords     = "0 off f false n no"
	secondsPerDay  = 86400
	longestPeriod  = 999_999_999 * secondsPerDay // datetime.timedelta.max, about
	latestUnixTime = 253_402_300_799_999         // the end of 9999 in milliseconds
)

// definition returns the JSON Schema of a scalar kind, as pydantic accepts it.
func (k kind) definition() object {
	switch k {
	case kindNone:
		return object{"type": "null"}
	case kindStr:
		return anyOf(object{"type": "string"}, bytesLike(`^`))
	case kindBool:
		return anyOf(object{"type": "boolean"}, object{"enum": []any{0, 1}}, textLike(wordsText(trueWords+" "+falseWords)))
	case kindInt:
		return anyOf(object{"type": "integer"}, object{"type": "boolean"}, textLike(wholeText))
	case kindFloat:
		return anyOf(object{"type": "number"}, tagged(floatKey, object{}), object{"type": "boolean"}, textLike(numberText), textLike(infinityText))
	case kindUUID:
		return textLike(uuidText)
	case kindDatetime:
		return anyOf(
			object{"type": "number", "minimum": -latestUnixTime, "maximum": latestUnixTime},
			tagged(timestampKey, object{}), textLike(datetimeText), textLike(epochText),
		)
	case kindTimedelta:
		return anyOf(
			object{"type": "number", "minimum": -longestPeriod, "maximum": longestPeriod},
			object{"type": "boolean"}, textLike(isoDuration), textLike(clockDuration),
		)
	}
	panic(k)
}

func anyOf(members ...object) object { return object{"anyOf": members} }

// textLike matches strings and bytes.
func textLike(pattern string) object {
	return anyOf(object{"type": "string", "pattern": pattern}, bytesLike(pattern))
}

func bytesLike(pattern string) object {
	return tagged(bytesKey, object{"type": "string", "pattern": pattern})
}

// tagged is an object that represents a value that JSON does not have.
func tagged(key string, value object) object {
	return object{"type": "object", "required": []string{key}, "properties": object{key: value}}
}

// wordsText returns a pattern that matches any of the words, ignoring case.
func wordsText(words string) string {
	var b strings.Builder
	b.WriteString("^(")
	for i, word := range strings.Fields(words) {
		if i > 0 {
			b.WriteByte('|')
		}
		for _, r := range word {
			if lower, upper := string(r), strings.ToUpper(string(r)); lower != upper {
				b.WriteString("[" + lower + upper + "]")
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String() + ")$"
}

// scalarSchema returns the JSON Schema of a scalar type, including limits on numbers. Limits on numbers in strings cannot be
// expressed in JSON Schema; withinLimits checks them.
func (t *typ) scalarSchema() object {
	switch {
	case t.kind == kindAny:
		return object{}
	case t.kind == kindEnum || t.kind == kindLiteral:
		return t.enumSchema()
	case t.limits == limits{}:
		return t.kind.reference()
	}
	if t.kind == kindStr {
		return t.limits.limitedText()
	}
	limited := object{"type": "number"} // strings with numbers have no limits
	for keyword, bound := range map[string]*float64{"exclusiveMinimum": t.limits.Gt, "minimum": t.limits.Ge, "exclusiveMaximum": t.limits.Lt, "maximum": t.limits.Le} {
		if bound != nil {
			limited[keyword] = *bound
		}
	}
	return object{"allOf": []object{t.kind.reference(), {"if": object{"type": "number"}, "then": limited}}}
}

// limitedText is the schema of strings and bytes within limits.
func (l limits) limitedText() object {
	text := object{"type": "string"}
	if l.Pattern != "" {
		text["pattern"] = l.Pattern
	}
	if l.MinLength != nil {
		text["minLength"] = *l.MinLength
	}
	if l.MaxLength != nil {
		text["maxLength"] = *l.MaxLength
	}
	return anyOf(text, tagged(bytesKey, text))
}

// enumSchema accepts the values and what equals them in Python (True equals 1). An IntFlag accepts every whole number, but only
// strings of its values.
func (t *typ) enumSchema() object {
	var values []any
	var numerals []string
	for _, value := range t.values {
		if slices.Contains(values, value) {
			continue // two members of one value
		}
		values = append(values, value)
		number, ok := value.(float64)
		if !ok || t.kind == kindLiteral {
			continue
		}
		if number == 0 || number == 1 {
			values = append(values, number == 1)
		}
		numerals = append(numerals, strconv.FormatFloat(number, 'f', -1, 64))
	}
	if t.lax != "flag" {
		return object{"enum": values}
	}
	return anyOf(
		object{"type": "integer", "minimum": math.MinInt64, "exclusiveMaximum": -float64(math.MinInt64)},
		object{"type": "boolean"},
		textLike(`^\s*([+-]?0+|\+?0*(`+strings.Join(numerals, "|")+`))(\.0+)?\s*$`),
	)
}

// reference refers to the definition of a scalar kind.
func (k kind) reference() object { return object{"$ref": "#/definitions/" + kinds[k]} }
