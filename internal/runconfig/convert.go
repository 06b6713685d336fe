package runconfig

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// The functions in this file follow pydantic's conversions in lax mode (pydantic-core 2.33 and 2.41). Tests compare them with
// the versions that ZenML uses.

// textOf converts to str: strings, and bytes that are valid UTF-8.
func textOf(n *doc.Node) (string, bool) {
	if n = n.Resolve(); n.IsString() {
		return n.Text, true
	}
	switch v, _ := n.Value(); v := v.(type) {
	case string:
		return v, true
	case doc.Bytes:
		return string(v), utf8.Valid(v)
	}
	return "", false
}

// boolOf converts to bool: bools, 0 and 1, and words such as "yes".
func boolOf(n *doc.Node) (value, ok bool) {
	if text, ok := textOf(n); ok {
		switch strings.ToLower(text) {
		case "1", "on", "t", "true", "y", "yes":
			return true, true
		case "0", "off", "f", "false", "n", "no":
			return false, true
		}
		return false, false
	}
	number, ok := wholeNumber(n)
	if !ok || !number.IsInt64() {
		return false, false
	}
	return number.Int64() == 1, number.Int64() == 0 || number.Int64() == 1
}

// intOf converts to int: ints, bools, whole floats, and decimal strings.
func intOf(n *doc.Node) (*big.Int, bool) {
	text, ok := textOf(n)
	if !ok {
		number, ok := wholeNumber(n)
		if _, isFloat := floatOf(n); isFloat && ok && !number.IsInt64() {
			return nil, false
		}
		return number, ok
	}
	match := intPattern().FindStringSubmatch(strings.TrimSpace(text))
	if match == nil || len(text) > intLimit {
		return nil, false
	}
	return new(big.Int).SetString(strings.ReplaceAll(match[1], "_", ""), 10)
}

var intPattern = lazyregexp.New(`^([+-]?[0-9]+(?:_[0-9]+)*)(?:\.0+)?$`)

// intLimit is the maximum length of a string that pydantic converts to int.
const intLimit = 4300

// wholeNumber returns the value as an int if it equals an int in Python: bools, ints and whole floats.
func wholeNumber(n *doc.Node) (*big.Int, bool) {
	switch v, _ := n.Value(); v := v.(type) {
	case bool:
		if v {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case *big.Int:
		return v, true
	case float64:
		if v != math.Trunc(v) || math.IsInf(v, 0) {
			return nil, false
		}
		whole, _ := big.NewFloat(v).Int(nil)
		return whole, true
	}
	return nil, false
}

func floatOf(n *doc.Node) (float64, bool) {
	v, _ := n.Value()
	f, ok := v.(float64)
	return f, ok
}
