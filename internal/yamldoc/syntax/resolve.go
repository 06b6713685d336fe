package syntax

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// PlainType returns the type of a plain scalar without a tag, as PyYAML's resolver.py does. Its regular expressions are written out here.
func PlainType(text string) doc.Type {
	if text == "" {
		return doc.TypeNull
	}
	// Python's $ also matches before a last line break.
	value := strings.TrimSuffix(text, "\n")
	switch c := text[0]; c {
	case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O':
		return resolveWord(value)
	case '~':
		if value == "~" {
			return doc.TypeNull
		}
	case '<':
		if value == "<<" {
			return doc.TypeMerge
		}
	case '=':
		if value == "=" {
			return doc.TypeEquals
		}
	case '!', '&', '*':
		if len(value) == 1 {
			return doc.TypeOther
		}
	case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return resolveNumber(value)
	}
	return doc.TypeString
}

func resolveWord(value string) doc.Type {
	switch value {
	case "yes", "Yes", "YES", "no", "No", "NO",
		"true", "True", "TRUE", "false", "False", "FALSE",
		"on", "On", "ON", "off", "Off", "OFF":
		return doc.TypeBool
	case "null", "Null", "NULL":
		return doc.TypeNull
	}
	return doc.TypeString
}

// resolveNumber resolves a text that starts with a sign, a digit or a dot.
func resolveNumber(value string) doc.Type {
	signed := value != "" && (value[0] == '-' || value[0] == '+')
	number := value
	if signed {
		number = value[1:]
	}
	switch {
	case number == "":
		return doc.TypeString
	case number[0] == '.':
		if isDotFloat(number, signed) {
			return doc.TypeFloat
		}
	case number[0] >= '0' && number[0] <= '9':
		if isDigitFloat(number) {
			return doc.TypeFloat
		}
		if isInt(number) {
			return doc.TypeInt
		}
		if !signed && doc.IsTimestamp(number) {
			return doc.TypeTimestamp
		}
	}
	return doc.TypeString
}

// isDotFloat matches floats that start with a dot: .5e+3, .inf, .nan. Only .inf can have a sign.
func isDotFloat(s string, signed bool) bool {
	switch s {
	case ".inf", ".Inf", ".INF":
		return true
	case ".nan", ".NaN", ".NAN":
		return !signed
	}
	if signed || len(s) < 2 || !isDigit(s[1]) {
		return false
	}
	return isExponent(s[spanOf(s, 1, digitsUnderscore):])
}

// isDigitFloat matches 1_0.5e+3 and 1:30.5.
func isDigitFloat(s string) bool {
	i := spanOf(s, 0, digitsUnderscore)
	sexagesimal := i < len(s) && s[i] == ':'
	i = skipSexagesimal(s, i)
	if i == len(s) || s[i] != '.' {
		return false
	}
	i = spanOf(s, i+1, digitsUnderscore)
	if sexagesimal {
		return i == len(s)
	}
	return isExponent(s[i:])
}

// isExponent matches nothing, or e+3.
func isExponent(s string) bool {
	if s == "" {
		return true
	}
	return len(s) > 2 && (s[0] == 'e' || s[0] == 'E') && (s[1] == '+' || s[1] == '-') && spanOf(s, 2, digits) == len(s)
}

// isInt matches 0b1, 0x1f, 017, 1_000 and 1:30.
func isInt(s string) bool {
	if s[0] != '0' {
		return skipSexagesimal(s, spanOf(s, 0, digitsUnderscore)) == len(s)
	}
	switch {
	case len(s) == 1:
		return true
	case s[1] == 'b':
		return len(s) > 2 && spanOf(s, 2, binaryUnderscore) == len(s)
	case s[1] == 'x':
		return len(s) > 2 && spanOf(s, 2, hexUnderscore) == len(s)
	}
	return spanOf(s, 1, octalUnderscore) == len(s)
}

// skipSexagesimal skips all following :[0-5]?[0-9].
func skipSexagesimal(s string, i int) int {
	for i+1 < len(s) && s[i] == ':' && isDigit(s[i+1]) {
		i += 2
		if s[i-1] <= '5' && i < len(s) && isDigit(s[i]) {
			i++
		}
	}
	return i
}

const (
	digits           = "0123456789"
	digitsUnderscore = digits + "_"
	binaryUnderscore = "01_"
	octalUnderscore  = "01234567_"
	hexUnderscore    = digitsUnderscore + "abcdefABCDEF"
)

// spanOf returns the end of the run of bytes in set that starts at i.
func spanOf(s string, i int, set string) int {
	for i < len(s) && strings.IndexByte(set, s[i]) >= 0 {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
