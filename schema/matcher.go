package schema

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// matcher reports whether a value fits a JSON Schema. Values are those of jsonValue.
type matcher func(value any) bool

// plainMatchers are those of the scalar types without limits, which all releases share.
var plainMatchers = sync.OnceValue(func() map[kind]func() matcher {
	matchers := map[kind]func() matcher{}
	for k, definition := range scalars {
		matchers[k] = sync.OnceValue(func() matcher { return compile(definition) })
	}
	return matchers
})

// lazyMatcher compiles the schema of a scalar type when it is first needed.
func (t *typ) lazyMatcher() func() matcher {
	return sync.OnceValue(func() matcher { return compile(t.scalarSchema()) })
}

// compile compiles the JSON Schema of a scalar type. It knows the keywords that scalarSchema writes, and panics on others.
func compile(schema object) matcher {
	var all []matcher
	for keyword, argument := range schema {
		all = append(all, compileKeyword(keyword, argument))
	}
	return allOf(all)
}

func compileKeyword(keyword string, argument any) matcher {
	switch keyword {
	case "$ref":
		return compile(scalars[kinds[strings.TrimPrefix(argument.(string), "#/definitions/")]])
	case "allOf":
		return allOf(compileAll(argument.([]object)))
	case "anyOf":
		members := compileAll(argument.([]object))
		return func(value any) bool {
			return slices.ContainsFunc(members, func(member matcher) bool { return member(value) })
		}
	case "type":
		return ofType(argument.(string))
	case "enum":
		return oneOf(argument.([]any))
	case "pattern":
		pattern := regexp.MustCompile(argument.(string))
		return ifString(pattern.MatchString)
	case "minLength":
		return ifString(func(text string) bool { return utf8.RuneCountInString(text) >= argument.(int) })
	case "maxLength":
		return ifString(func(text string) bool { return utf8.RuneCountInString(text) <= argument.(int) })
	case "minimum":
		return ifNumber(argument, func(sign int) bool { return sign >= 0 })
	case "exclusiveMinimum":
		return ifNumber(argument, func(sign int) bool { return sign > 0 })
	case "maximum":
		return ifNumber(argument, func(sign int) bool { return sign <= 0 })
	case "exclusiveMaximum":
		return ifNumber(argument, func(sign int) bool { return sign < 0 })
	case "required":
		return hasKeys(argument.([]string))
	case "properties":
		return ofProperties(argument.(object))
	}
	panic(fmt.Sprintf("the keyword %q of JSON Schema", keyword))
}

func compileAll(schemas []object) []matcher {
	all := make([]matcher, len(schemas))
	for i, schema := range schemas {
		all[i] = compile(schema)
	}
	return all
}

func allOf(all []matcher) matcher {
	return func(value any) bool {
		return !slices.ContainsFunc(all, func(one matcher) bool { return !one(value) })
	}
}

func ofType(name string) matcher {
	return func(value any) bool {
		switch v := value.(type) {
		case nil:
			return name == "null"
		case bool:
			return name == "boolean"
		case string:
			return name == "string"
		case json.Number:
			return name == "number" || name == "integer" && rational(v).IsInt()
		case object:
			return name == "object"
		}
		return false
	}
}

func oneOf(values []any) matcher {
	var numbers []*big.Rat
	for _, value := range values {
		if number := rational(value); number != nil {
			numbers = append(numbers, number)
		}
	}
	return func(value any) bool {
		switch value.(type) {
		case json.Number:
			number := rational(value)
			return slices.ContainsFunc(numbers, func(one *big.Rat) bool { return one.Cmp(number) == 0 })
		case object:
			return false
		}
		return slices.Contains(values, value)
	}
}

// ifString accepts what is not a string: `type` says what is.
func ifString(accepts func(string) bool) matcher {
	return func(value any) bool {
		text, ok := value.(string)
		return !ok || accepts(text)
	}
}

// ifNumber compares numbers with a bound; accepts gets the sign of their difference.
func ifNumber(bound any, accepts func(sign int) bool) matcher {
	limit := rational(bound)
	return func(value any) bool {
		number := rational(value)
		return number == nil || accepts(number.Cmp(limit))
	}
}

func hasKeys(keys []string) matcher {
	return func(value any) bool {
		mapping, ok := value.(object)
		return !ok || !slices.ContainsFunc(keys, func(key string) bool {
			_, present := mapping[key]
			return !present
		})
	}
}

func ofProperties(properties object) matcher {
	matchers := map[string]matcher{}
	for key, property := range properties {
		matchers[key] = compile(property.(object))
	}
	return func(value any) bool {
		mapping, _ := value.(object)
		for key, inner := range mapping {
			if accepts, ok := matchers[key]; ok && !accepts(inner) {
				return false
			}
		}
		return true
	}
}

// rational is a number's exact value; nil for what is not a number.
func rational(value any) *big.Rat {
	switch v := value.(type) {
	case int:
		return new(big.Rat).SetInt64(int64(v))
	case float64:
		return new(big.Rat).SetFloat64(v)
	case json.Number:
		number, _ := new(big.Rat).SetString(v.String())
		return number
	}
	return nil
}
