package secret

import (
	"encoding/base64"
	"regexp"
	"strings"
)

// harmless values of a name for credentials: nothing, a switch, a number, a path, an address, a variable or a
// reference, a placeholder.
var harmless = regexp.MustCompile(`(?i)^(?:|true|false|yes|no|on|off|none|null|[0-9.]+|[./~].*|https?://.*|.*[${}<>*].*|.*\.(?:json|ya?ml|pem|key|txt)|x+|change[-_]?me|your[-_ ].*|my[-_ ].*|example.*|dummy|placeholder|todo|test|random.*|some[-_ ]?.*|secret|password|string|value)$`)

// isCertain reports whether the value of a certain name is reported.
func isCertain(value string) bool {
	return len(value) >= 8 && !harmless.MatchString(value) && !strings.Contains(value, " ")
}

// placeholders are values that stand for a credential that is somewhere else. They are fewer than the
// harmless ones: a value is rather masked than printed.
var placeholders = regexp.MustCompile(`(?is)^(?:|true|false|yes|no|on|off|none|null|~|[0-9]*\.[0-9]+|\.{0,2}/[^/]*[/.].*|~/.*|[a-z][a-z0-9+.-]*://.*|.*(?:\$\{|\$\(|\{\{|\*\*\*).*|\$[a-z_][a-z0-9_]*|[<\[{(|].*[>\]})|]|[^ ]*\.(?:json|ya?ml|pem|key|txt|env)|x+|[*•.…-]+|change[-_]?me|your[-_ ].*|my[-_ ].*|example.*|dummy|placeholder|todo|test|random.*|some[-_ ]?.*|secrets?|passwords?|tokens?|string|str|int|bool|object|value|required|optional|default|prompt|auto|basic|bearer|digest|env|vault|enabled|disabled|credentials?)$`)

// isSecret reports whether a value is masked for the class of its name. words says that it may consist of
// several words, as the whole value of a key may.
func isSecret(c class, value string, words bool) bool {
	value = strings.TrimSpace(value)
	switch {
	case c.certainty == certain && isCertain(value):
		return true
	case c.certainty == ordinary || placeholders.MatchString(value):
		return false
	case c.certainty == mentioning:
		return looksRandom(value) || isBasicAuth(value)
	case strings.ContainsAny(value, " \t\r\n"):
		return words && c.words && len(value) >= 8
	case !has(value, isDigit) && len(value) < 8:
		return false
	case !has(value, isLetter) && !has(value, isSymbol):
		return len(value) >= 8
	}
	return len(value) >= 6
}

// looksRandom reports whether a text looks as if a machine had made it.
func looksRandom(text string) bool {
	digits, lower, upper := has(text, isDigit), has(text, isLower), has(text, isUpper)
	symbols := strings.ContainsAny(text, " \t\r\n.,:;()[]{}<>|\\")
	switch {
	case symbols || !digits:
		return false
	case strings.ContainsAny(text, "-/_"):
		return len(text) >= 20 && lower && upper
	}
	return len(text) >= 12
}

// isBasicAuth reports whether a text is user and password as HTTP and Docker encode them.
func isBasicAuth(text string) bool {
	decoded, err := base64.StdEncoding.DecodeString(text)
	return err == nil && len(decoded) >= 6 && strings.Contains(string(decoded), ":") && strings.Trim(string(decoded), printableASCII) == ""
}

const printableASCII = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// isDistinctive reports whether a secret is not also an ordinary word, so that it is masked wherever it
// occurs, not only beside its name.
func isDistinctive(value string) bool {
	return len(value) >= 12 || len(value) >= 8 && (has(value, isDigit) || has(value, isUpper) && has(value, isLower) || has(value, isSymbol))
}

func has(text string, is func(byte) bool) bool {
	for i := range len(text) {
		if is(text[i]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLower(c byte) bool  { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLetter(c byte) bool { return isLower(c) || isUpper(c) || c >= 0x80 }
func isSymbol(c byte) bool { return c > ' ' && c < 0x7f && !isDigit(c) && !isLetter(c) }
