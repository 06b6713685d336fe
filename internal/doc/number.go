package doc

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDigits is sys.int_info.default_max_str_digits: Python does not convert longer numbers between text and int, except in base 2, 8 and
// 16.
const maxDigits = 4300

// constructInt implements SafeConstructor.construct_yaml_int. ok is false if Python raises an error.
func constructInt(text string) (value *big.Int, ok bool) {
	if i, ok := ShortInt(text); ok {
		return big.NewInt(i), true
	}
	s := strings.ReplaceAll(text, "_", "")
	s, negative, ok := cutSign(s)
	if !ok {
		return nil, false
	}
	switch {
	case s == "0":
		return new(big.Int), true
	case strings.HasPrefix(s, "0b"):
		value, ok = pythonInt(s[2:], 2)
	case strings.HasPrefix(s, "0x"):
		value, ok = pythonInt(s[2:], 16)
	case strings.HasPrefix(s, "0"):
		value, ok = pythonInt(s, 8)
	case strings.Contains(s, ":"):
		value, ok = sexagesimalInt(strings.Split(s, ":"))
	default:
		value, ok = pythonInt(s, 10)
	}
	if ok && negative {
		value.Neg(value)
	}
	return value, ok
}

// ShortInt returns the value of an int that is written in a few decimal digits, as nearly all are.
func ShortInt(text string) (value int64, ok bool) {
	const most = 18
	if text == "" || len(text) > most || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	for _, c := range []byte(text) {
		if c < '0' || '9' < c {
			return 0, false
		}
		value = value*10 + int64(c-'0')
	}
	return value, true
}

// cutSign removes a sign. ok is false if nothing is left, where Python raises an error.
func cutSign(s string) (rest string, negative, ok bool) {
	if s == "" {
		return "", false, false
	}
	if s[0] == '+' || s[0] == '-' {
		return s[1:], s[0] == '-', len(s) > 1
	}
	return s, false, true
}

// sexagesimalInt parses 1:30:00. Python's cost is quadratic in the number of parts; more than maxDigits are rejected.
func sexagesimalInt(parts []string) (*big.Int, bool) {
	sixty := big.NewInt(60)
	value := new(big.Int)
	for _, part := range parts {
		digit, ok := pythonInt(part, 10)
		if !ok || len(parts) > maxDigits {
			return nil, false
		}
		value.Add(value.Mul(value, sixty), digit)
	}
	return value, true
}

// pythonInt implements Python's int(s, base) for a text without underscores.
func pythonInt(s string, base int) (*big.Int, bool) {
	s, ok := plainDigits(s)
	if !ok {
		return nil, false
	}
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	if prefix := map[int]string{2: "0b", 8: "0o", 16: "0x"}[base]; prefix != "" && len(s) > 1 && strings.EqualFold(s[:2], prefix) {
		s = s[2:]
	}
	if s == "" || s[0] == '+' || s[0] == '-' || base == 10 && len(s) > maxDigits {
		return nil, false
	}
	return new(big.Int).SetString(sign+s, base)
}

// plainDigits trims spaces and converts decimal digits of other scripts to ASCII, as int() and float() do.
func plainDigits(s string) (string, bool) {
	if !isASCII(s) {
		var ok bool
		if s, ok = asciiDigits(s); !ok {
			return "", false
		}
	}
	return strings.Trim(s, " \t\n\v\f\r"), true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func asciiDigits(s string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Nd, r):
			b.WriteByte('0' + byte(decimalDigit(r)))
		default:
			return "", false
		}
	}
	return b.String(), true
}

// decimalDigit returns the value of a digit of any script. The ranges of category Nd start at zero and have multiples of ten digits.
func decimalDigit(r rune) int {
	for _, rng := range unicode.Nd.R16 {
		if uint16(r) >= rng.Lo && uint16(r) <= rng.Hi && r <= math.MaxUint16 {
			return int(uint16(r)-rng.Lo) % 10
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if uint32(r) >= rng.Lo && uint32(r) <= rng.Hi {
			return int(uint32(r)-rng.Lo) % 10
		}
	}
	return 0
}

// maxSexagesimalParts is the maximum number of parts of a float such as 1:30.5. With more, Python raises OverflowError.
const maxSexagesimalParts = 174

// constructFloat implements SafeConstructor.construct_yaml_float. ok is false if Python raises an error.
func constructFloat(text string) (value float64, ok bool) {
	if value, ok := shortFloat(text); ok {
		return value, true
	}
	s := strings.ToLower(strings.ReplaceAll(text, "_", ""))
	s, negative, ok := cutSign(s)
	if !ok && s != "" {
		return 0, false
	}
	switch {
	case s == ".inf":
		value = math.Inf(1)
	case s == ".nan":
		return math.NaN(), true
	case strings.Contains(s, ":"):
		value, ok = sexagesimalFloat(strings.Split(s, ":"))
	default:
		value, ok = pythonFloat(s)
	}
	if negative {
		value = -value
	}
	return value, ok
}

// shortFloat is the fast path for floats of a few decimal digits, such as 0.01.
func shortFloat(text string) (value float64, ok bool) {
	const most = 18
	if len(text) > most || strings.Trim(text, "0123456789") != "." {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}

func sexagesimalFloat(parts []string) (float64, bool) {
	if len(parts) > maxSexagesimalParts {
		return 0, false
	}
	value := 0.0
	base, sixty := big.NewInt(1), big.NewInt(60)
	for i := len(parts) - 1; i >= 0; i-- {
		digit, ok := pythonFloat(parts[i])
		if !ok {
			return 0, false
		}
		factor, _ := new(big.Float).SetInt(base).Float64()
		// The conversion prevents Go from using a fused multiply-add.
		value += float64(digit * factor)
		base.Mul(base, sixty)
	}
	return value, true
}

// pythonFloat implements Python's float(s) for a text without underscores.
func pythonFloat(s string) (float64, bool) {
	s, ok := plainDigits(s)
	if !ok || strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	// Both languages return infinity for values out of range; only Go also returns an error.
	value, err := strconv.ParseFloat(s, 64)
	if err != nil && err.(*strconv.NumError).Err != strconv.ErrRange {
		return 0, false
	}
	return value, true
}
