package schema

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// withinLimits judges what JSON Schema cannot: limits on a number that is written as
// text or as a boolean, nan, a float too large for a whole number or of no member of an
// IntFlag, and a day that its month does not have.
func (t *typ) withinLimits(s shape, n *yamldoc.Node) bool {
	switch t.kind {
	case kindInt:
		v := number(s, n)
		return t.limits.allow(v) && (s != shapeFloat || v.MantExp(nil) < 64)
	case kindFloat:
		return t.limits.allow(number(s, n))
	case kindEnum:
		return t.lax != "flag" || s != shapeFloat || slices.Contains(t.values, any(asFloat(number(s, n))))
	case kindDatetime, kindTimedelta:
		return s != shapeStr || dayExists(n.Text)
	}
	return true
}

// allow compares a number with the limits; nan (nil) is within none.
func (l limits) allow(v *big.Float) bool {
	if v == nil {
		return l == limits{}
	}
	for _, rule := range []struct {
		bound *float64
		fails func(sign int) bool
	}{
		{l.Gt, func(sign int) bool { return sign <= 0 }},
		{l.Ge, func(sign int) bool { return sign < 0 }},
		{l.Lt, func(sign int) bool { return sign >= 0 }},
		{l.Le, func(sign int) bool { return sign > 0 }},
	} {
		if rule.bound != nil && rule.fails(v.Cmp(big.NewFloat(*rule.bound))) {
			return false
		}
	}
	return true
}

// number is the number that pydantic makes of a scalar; nil for nan and for what is no number.
func number(s shape, n *yamldoc.Node) *big.Float {
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
		if v != v {
			return nil
		}
		return big.NewFloat(v)
	case string:
		return textNumber(v)
	case yamldoc.Bytes:
		return textNumber(string(v))
	}
	return nil
}

func textNumber(text string) *big.Float {
	text = strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	if v, ok := new(big.Float).SetString(text); ok {
		return v
	}
	if v, err := strconv.ParseFloat(text, 64); err == nil && v == v {
		return big.NewFloat(v)
	}
	return nil
}

func asFloat(v *big.Float) float64 {
	f, _ := v.Float64()
	return f
}

var leadingDate = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})`)

// dayExists refuses the 30th of February at the head of a text.
func dayExists(text string) bool {
	match := leadingDate.FindStringSubmatch(text)
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
