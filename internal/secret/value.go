package secret

import (
	"encoding/base64"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// harmlessValues values are not credentials although their name is: empty, a boolean, a number, a path, a URL, a variable or
// reference, a placeholder.
var harmlessValues = lazyregexp.New(`(?i)^(?:|true|false|yes|no|on|off|none|null|[0-9.]+|[./~].*|https?://.*|.*[${}<>*].*|.*\.(?:json|ya?ml|pem|key|txt)|x+|change[-_]?me|your[-_ ].*|my[-_ ].*|example.*|dummy|placeholder|todo|test|random.*|some[-_ ]?.*|secret|password|string|value)$`)

// isReportable reports whether the value of a certain name is reported as a credential.
func isReportable(value string) bool {
	return len(value) >= 8 && !harmlessValues().MatchString(value) && !strings.Contains(value, " ")
}

// placeholders are values that are not masked. They are a subset of the harmless values, since masking too much is better
// than printing a secret.
var placeholders = lazyregexp.New(`(?is)^(?:|true|false|yes|no|on|off|none|null|~|[0-9]*\.[0-9]+|\.{0,2}/[^/]*[/.].*|~/.*|[a-z][a-z0-9+.-]*://.*|.*(?:\$\{|\$\(|\{\{|\*\*\*).*|\$[a-z_][a-z0-9_]*|[<\[{(|].*[>\]})|]|[^ ]*\.(?:json|ya?ml|pem|key|txt|env)|x+|[*•.…-]+|change[-_]?me|your[-_ ].*|my[-_ ].*|example.*|dummy|placeholder|todo|test|random.*|some[-_ ]?.*|secrets?|passwords?|tokens?|string|str|int|bool|object|value|required|optional|default|prompt|auto|basic|bearer|digest|env|vault|enabled|disabled|credentials?)$`)

// isSecret reports whether a value is masked, given the class of its name. words means that the value may contain spaces,
// as the whole value of a key may.
func isSecret(c nameClass, value string, words bool) bool {
	value = strings.TrimSpace(value)
	switch {
	case c.likelihood == certain && isReportable(value):
		return true
	case c.likelihood == ordinary || placeholders().MatchString(value):
		return false
	case c.likelihood == mentioning:
		return looksRandom(value) || isBasicAuth(value)
	case strings.ContainsAny(value, " \t\r\n"):
		return words && c.words && len(value) >= 8
	case !containsAny(value, isDigit) && len(value) < 8:
		return false
	case !containsAny(value, isLetter) && !containsAny(value, isSymbol):
		return len(value) >= 8
	}
	return len(value) >= 6
}

// looksRandom reports whether a text looks machine-generated.
func looksRandom(text string) bool {
	digits, lower, upper := containsAny(text, isDigit), containsAny(text, isLower), containsAny(text, isUpper)
	symbols := strings.ContainsAny(text, " \t\r\n.,:;()[]{}<>|\\")
	switch {
	case symbols || !digits:
		return false
	case strings.ContainsAny(text, "-/_"):
		return len(text) >= 20 && lower && upper
	}
	return len(text) >= 12
}

// isBasicAuth reports whether a text is an encoded user and password, as in HTTP basic authentication and Docker's configuration.
func isBasicAuth(text string) bool {
	decoded, err := base64.StdEncoding.DecodeString(text)
	return err == nil && len(decoded) >= 6 && strings.Contains(string(decoded), ":") && strings.Trim(string(decoded), printableASCII) == ""
}

const printableASCII = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// isDistinctive reports whether a secret is unlikely to be an ordinary word, so that it is masked everywhere and not only
// next to its name.
func isDistinctive(value string) bool {
	return len(value) >= 12 || len(value) >= 8 && (containsAny(value, isDigit) || containsAny(value, isUpper) && containsAny(value, isLower) || containsAny(value, isSymbol))
}

func containsAny(text string, is func(byte) bool) bool {
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
