// Package requirement parses what pip installs: PEP 508 requirements, and the lines of requirements files. Its test data
// compares it with Python's own package "packaging".
package requirement

import (
	"fmt"
	"strings"

	pep440 "github.com/aquasecurity/go-pep440-version"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Requirement is a PEP 508 requirement.
type Requirement struct {
	// Name is as written, Extras are the names in brackets.
	Name   string
	Extras []string
	// Specifiers constrain the version; empty if any version is allowed.
	Specifiers []Specifier
	// URL is the URL of a direct reference, "" for a package from an index.
	URL string
	// Marker is the environment marker, "" for none.
	Marker string
}

// Specifier is one version specifier (PEP 440), such as >= and 2.0.
type Specifier struct{ Operator, Version string }

// String returns the specifier as it is written.
func (s Specifier) String() string { return s.Operator + s.Version }

// JoinSpecifiers returns a list of specifiers separated by commas.
func JoinSpecifiers(specifiers []Specifier) string {
	texts := make([]string, len(specifiers))
	for i, s := range specifiers {
		texts[i] = s.String()
	}
	return strings.Join(texts, ",")
}

// NormalizeName returns the normalized name of a package: lower case, with single hyphens (PEP 503).
func NormalizeName(name string) string {
	var normal strings.Builder
	separated := false
	for _, r := range strings.ToLower(name) {
		separator := r == '-' || r == '_' || r == '.'
		switch {
		case !separator:
			normal.WriteRune(r)
		case !separated:
			normal.WriteByte('-')
		}
		separated = separator
	}
	return normal.String()
}

// HaveSameName reports whether two requirements begin with the name of the same package, without parsing them.
func HaveSameName(one, two string) bool {
	one, two = nameAtStart(one), nameAtStart(two)
	hasSeparator := func(name string) bool { return strings.ContainsAny(name, "-_.") }
	return strings.EqualFold(one, two) || hasSeparator(one) && hasSeparator(two) && NormalizeName(one) == NormalizeName(two)
}

// nameAtStart returns the package name at the start of a text, or "": letters, digits, ".", "_" and "-", where the first is a
// letter or digit and the last is neither "." nor "-". A regular expression would be too slow, since every requirement is parsed.
func nameAtStart(text string) string {
	end := 0
	for end < len(text) && (isAlphanumeric(text[end]) || end > 0 && strings.IndexByte("._-", text[end]) >= 0) {
		end++
	}
	return strings.TrimRight(text[:end], ".-")
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// operators are the operators of PEP 440, longer ones first.
var operators = []string{"===", "~=", "==", "!=", "<=", ">=", "<", ">"}

func operatorAtStart(text string) string {
	for _, operator := range operators {
		if strings.HasPrefix(text, operator) {
			return operator
		}
	}
	return ""
}

// Parse parses one requirement. Its errors are short, for use in a message.
func Parse(text string) (r Requirement, err error) {
	text = strings.TrimSpace(text)
	if r.Name = nameAtStart(text); r.Name == "" {
		return r, fmt.Errorf("missing package name")
	}
	rest := strings.TrimLeft(text[len(r.Name):], " \t")
	if strings.HasPrefix(rest, "[") {
		inside, after, closed := strings.Cut(rest[1:], "]")
		if !closed {
			return r, fmt.Errorf("missing \"]\" after the extras")
		}
		if r.Extras, err = parseExtras(inside); err != nil {
			return r, err
		}
		rest = strings.TrimLeft(after, " \t")
	}
	if strings.HasPrefix(rest, "@") {
		return parseDirectReference(r, strings.TrimLeft(rest[1:], " \t"))
	}
	bounds, marker, marked := strings.Cut(rest, ";")
	if r.Specifiers, err = parseSpecifiers(strings.TrimSpace(bounds)); err != nil {
		return r, err
	}
	if marked {
		r.Marker = strings.TrimSpace(marker)
		err = parseMarker(r.Marker)
	}
	return r, err
}

// parseDirectReference parses what follows the @ of a direct reference. A space separates the URL from the marker.
func parseDirectReference(r Requirement, rest string) (Requirement, error) {
	end := strings.IndexAny(rest, " \t")
	if end < 0 {
		end = len(rest)
	}
	if r.URL = rest[:end]; r.URL == "" {
		return r, fmt.Errorf("missing URL after @")
	}
	rest = strings.TrimSpace(rest[end:])
	if rest == "" {
		return r, nil
	}
	marker, marked := strings.CutPrefix(rest, ";")
	if !marked {
		return r, fmt.Errorf("unexpected %q after the URL", shorten.ForMessage(rest))
	}
	r.Marker = strings.TrimSpace(marker)
	return r, parseMarker(r.Marker)
}

func parseExtras(inside string) ([]string, error) {
	if strings.TrimSpace(inside) == "" {
		return nil, nil
	}
	var names []string
	for _, name := range strings.Split(inside, ",") {
		if name = strings.TrimSpace(name); name == "" || nameAtStart(name) != name {
			return nil, fmt.Errorf("%q is not a valid extra name", shorten.ForMessage(name))
		}
		names = append(names, name)
	}
	return names, nil
}

// parseSpecifiers parses version specifiers separated by commas, optionally in parentheses (legacy syntax).
func parseSpecifiers(text string) ([]Specifier, error) {
	if inside, ok := strings.CutPrefix(text, "("); ok {
		if text, ok = strings.CutSuffix(inside, ")"); !ok {
			return nil, fmt.Errorf("missing \")\" after the version")
		}
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var all []Specifier
	parts := strings.Split(text, ",")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" && i == len(parts)-1 && i > 0 {
			break // a comma at the end
		}
		s, err := parseSpecifier(part)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func parseSpecifier(text string) (s Specifier, err error) {
	s.Operator = operatorAtStart(text)
	s.Version = strings.TrimSpace(text[len(s.Operator):])
	switch {
	case s.Operator == "" && strings.HasPrefix(text, "="):
		return s, fmt.Errorf("invalid operator in %q; use ==", shorten.ForMessage(text))
	case s.Operator == "":
		return s, fmt.Errorf("%q is not a valid version specifier, such as ==1.0 or >=2", shorten.ForMessage(text))
	case s.Version == "":
		return s, fmt.Errorf("missing version after %s", s.Operator)
	case strings.ContainsAny(s.Version, " \t"):
		return s, fmt.Errorf("missing comma in %q", shorten.ForMessage(text))
	case s.Operator == "===":
		return s, nil
	}
	version, wild := strings.CutSuffix(s.Version, ".*")
	if wild && s.Operator != "==" && s.Operator != "!=" {
		return s, fmt.Errorf("\".*\" is only allowed after == and !=, not %s", s.Operator)
	}
	if !isVersion(version) {
		return s, fmt.Errorf("%q is not a valid version", shorten.ForMessage(s.Version))
	}
	if strings.Contains(version, "+") && s.Operator != "==" && s.Operator != "!=" {
		return s, fmt.Errorf("a local version is only allowed after == and !=, not %s", s.Operator)
	}
	if s.Operator == "~=" && !strings.Contains(version, ".") {
		return s, fmt.Errorf("~= requires at least two version components, such as ~=%s.0", shorten.ForMessage(version))
	}
	return s, nil
}

// isVersion reports whether a text is a valid PEP 440 version. Most are plain releases, which need no parser.
func isVersion(text string) bool {
	if isRelease(text) {
		return true
	}
	_, err := pep440.Parse(text)
	return err == nil && !strings.Contains(text, "*")
}

// isRelease reports whether a text is a few short numbers separated by dots.
func isRelease(text string) bool {
	digits := 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9' && digits < 9:
			digits++
		case c == '.' && digits > 0:
			digits = 0
		default:
			return false
		}
	}
	return digits > 0
}
