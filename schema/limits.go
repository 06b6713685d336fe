package schema

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// withinLimits checks what JSON Schema cannot express: limits on numbers in strings and booleans, nan, floats that are too
// large for an int or not a member of an IntFlag, and invalid days of a month.
func (t *typ) withinLimits(s pyType, n *doc.Node) bool {
	switch t.kind {
	case kindInt:
		if s == shapeStr && len(n.Text) > longestNumeral {
			return false
		}
		v := nearestFloat(s, n)
		return t.limits.contain(v) && (s != shapeFloat || math.Abs(v) < 1<<63)
	case kindFloat:
		return t.limits.contain(nearestFloat(s, n))
	case kindEnum:
		return t.lax != "flag" || s != shapeFloat || slices.Contains(t.values, any(nearestFloat(s, n)))
	case kindDatetime:
		return s != shapeStr || dayExists(n.Text) && withinTime(n.Text)
	}
	return true
}

// longestNumeral is the maximum number of digits that pydantic parses.
const longestNumeral = 4300

// withinTime reports whether a number in a string is a valid time, in seconds or milliseconds. It returns true for other strings.
func withinTime(text string) bool {
	v, err := strconv.ParseFloat(text, 64)
	return err != nil && !errors.Is(err, strconv.ErrRange) || math.Abs(v) <= latestUnixTime
}

// contain reports whether a number is within the limits; nan is not within any.
func (l limits) contain(v float64) bool {
	return (l.Gt == nil || v > *l.Gt) && (l.Ge == nil || v >= *l.Ge) && (l.Lt == nil || v < *l.Lt) && (l.Le == nil || v <= *l.Le)
}

// number returns the number that pydantic converts a scalar to; nil for nan and if it is not a number.
func number(n *doc.Node) *big.Float {
	value, _ := n.Value()
	switch v := value.(type) {
	case bool:
		if v {
			return big.NewFloat(1)
		}
		return new(big.Float)
	case *big.Int:
		return new(big.Float).SetInt(v)
	case float64:
		if math.IsNaN(v) {
			return nil
		}
		return big.NewFloat(v)
	case string:
		return textNumber(v)
	case doc.Bytes:
		return textNumber(string(v))
	}
	return nil
}

// textNumber parses a number, exactly if it is a whole number.
func textNumber(text string) *big.Float {
	text = strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	if len(text) <= longestNumeral {
		if whole, ok := new(big.Int).SetString(text, 10); ok {
			return new(big.Float).SetInt(whole)
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) || math.IsNaN(v) {
		return nil
	}
	return big.NewFloat(v)
}

// nearestFloat is number as a float64, which is exact for all numbers that are near the limits of ZenML; nan for nil.
func nearestFloat(s pyType, n *doc.Node) float64 {
	if s == shapeInt {
		if v, ok := doc.ShortInt(n.Text); ok { // nearly all
			return float64(v)
		}
	}
	v := number(n)
	if v == nil {
		return math.NaN()
	}
	f, _ := v.Float64()
	return f
}

var leadingDate = lazyregexp.New(`^([0-9]{4})-([0-9]{2})-([0-9]{2})`)

// dayExists reports whether a date at the start of a text is valid.
func dayExists(text string) bool {
	match := leadingDate().FindStringSubmatch(text)
	if match == nil {
		return true
	}
	year, _ := strconv.Atoi(match[1])
	month, _ := strconv.Atoi(match[2])
	day, _ := strconv.Atoi(match[3])
	return year > 0 && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
